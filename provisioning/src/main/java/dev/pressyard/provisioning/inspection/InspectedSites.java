package dev.pressyard.provisioning.inspection;

import dev.pressyard.provisioning.run.RunKind;
import dev.pressyard.provisioning.site.SiteOutput;
import dev.pressyard.provisioning.site.SiteOutputs;
import dev.pressyard.provisioning.site.SiteSpec;
import dev.pressyard.provisioning.site.SiteSpecs;
import dev.pressyard.provisioning.site.Sites;
import dev.pressyard.provisioning.worker.RunDetails;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Knows where the sites of runs are to be looked for. */
@Component
class InspectedSites {

    private final Sites sites;
    private final SiteSpecs specs;
    private final SiteOutputs outputs;
    private final InspectedTargets targets;

    InspectedSites(Sites sites, SiteSpecs specs, SiteOutputs outputs, InspectedTargets targets) {
        this.sites = sites;
        this.specs = specs;
        this.outputs = outputs;
        this.targets = targets;
    }

    InspectedSite of(RunDetails run) {
        var site = run.site().orElseThrow();
        var told = outputs.of(site).stream().collect(Collectors.toMap(SiteOutput::name, SiteOutput::value));
        return new InspectedSite(targets.open(run), told, sites.require(site).url(), title(run, site));
    }

    /** WordPress gets its title when it is installed, unless it is restored; later its administrators decide. */
    private Optional<String> title(RunDetails run, UUID site) {
        return Optional.of(run)
                .filter(it -> it.kind() == RunKind.CREATE)
                .flatMap(RunDetails::specVersion)
                .map(version -> specs.require(site, version))
                .filter(spec -> spec.restoredFrom().isEmpty())
                .map(SiteSpec::title);
    }
}
