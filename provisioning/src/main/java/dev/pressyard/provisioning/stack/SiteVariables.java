package dev.pressyard.provisioning.stack;

import dev.pressyard.provisioning.image.Images;
import dev.pressyard.provisioning.inspection.SiteTag;
import dev.pressyard.provisioning.run.RunKind;
import dev.pressyard.provisioning.site.PhpSettings;
import dev.pressyard.provisioning.site.Site;
import dev.pressyard.provisioning.site.SiteSize;
import dev.pressyard.provisioning.site.SiteSpec;
import dev.pressyard.provisioning.site.SiteSpecs;
import dev.pressyard.provisioning.site.Sites;
import dev.pressyard.provisioning.target.Target;
import dev.pressyard.provisioning.worker.RunDetails;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The variables of the root {@code site}, from the spec, the platform and the image. */
@Component
class SiteVariables {

    /** A destroy starts no container, yet the root's variable wants a reference. */
    private static final String NO_IMAGE = "none/none@sha256:" + "0".repeat(64);

    private final Sites sites;
    private final SiteSpecs specs;
    private final PlatformOutputs platform;
    private final Images images;

    SiteVariables(Sites sites, SiteSpecs specs, PlatformOutputs platform, Images images) {
        this.sites = sites;
        this.specs = specs;
        this.platform = platform;
        this.images = images;
    }

    Map<String, Object> of(RunDetails run, Target target) {
        var site = sites.require(run.site().orElseThrow());
        var spec = specs.require(site.id(), run.specVersion().orElseThrow());
        var variables = new LinkedHashMap<String, Object>();
        variables.put("region", run.region());
        variables.put("name", site.name());
        variables.put("title", spec.title());
        variables.put("environment", lowerCase(spec));
        variables.put("administrator_user", spec.administrator());
        variables.put("administrator_email", spec.administratorEmail());
        variables.put("size", size(spec.capacity()));
        variables.put("tags", tags(site, spec, target));
        variables.put("image", image(run));
        Optional.ofNullable(spec.capacity().requestsPerTask())
                .ifPresent(requests -> variables.put("requests_per_task", requests));
        spec.restoredFrom().ifPresent(snapshot -> variables.put("restore_snapshot", snapshot));
        if (!spec.administratorNetworks().isEmpty()) {
            variables.put("administrator_cidr_blocks", spec.administratorNetworks());
        }
        Optional.ofNullable(spec.php()).ifPresent(php -> variables.put("php", php(php)));
        variables.putAll(
                run.kind() == RunKind.DESTROY
                        ? platform.asFarAsThere(target, run.region())
                        : platform.of(target, run.region()));
        return variables;
    }

    private String image(RunDetails run) {
        if (run.kind() == RunKind.DESTROY) {
            return NO_IMAGE;
        }
        return images.referenceFor(run.identifier())
                .orElseThrow(() -> new StackException(
                        "No image was recorded for run %s.".formatted(run.identifier()),
                        "Retry: the image phase builds or finds it again."));
    }

    private static Map<String, Object> size(SiteSize.Capacity capacity) {
        return Map.of(
                "task_cpu", capacity.taskCpu(),
                "task_memory", capacity.taskMemory(),
                "task_count", capacity.taskCount(),
                "task_count_max", capacity.taskCountMaximum(),
                "database_class", capacity.databaseClass(),
                "database_storage_gb", capacity.databaseStorage());
    }

    private static Map<String, Object> php(PhpSettings settings) {
        return Map.of("memory_megabytes", settings.memory(), "upload_megabytes", settings.upload());
    }

    /** The same in every run of a site: a tag that differed would be a change in every plan. */
    private static Map<String, String> tags(Site site, SiteSpec spec, Target target) {
        var tags = new LinkedHashMap<String, String>();
        tags.put("pressyard:site", site.name());
        tags.put(SiteTag.KEY, site.id().toString());
        tags.put("pressyard:target", target.name());
        tags.put("pressyard:environment", lowerCase(spec));
        if (!spec.tags().isEmpty()) {
            tags.put("pressyard:tags", String.join(" ", spec.tags()));
        }
        return tags;
    }

    private static String lowerCase(SiteSpec spec) {
        return spec.environment().name().toLowerCase(Locale.ROOT);
    }
}
