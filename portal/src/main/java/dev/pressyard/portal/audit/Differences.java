package dev.pressyard.portal.audit;

import dev.pressyard.provisioning.audit.AuditRecord;
import dev.pressyard.provisioning.run.RunIdentifier;
import dev.pressyard.provisioning.site.SiteSpec;
import dev.pressyard.provisioning.site.SiteSpecVersion;
import dev.pressyard.provisioning.site.SiteSpecs;
import dev.pressyard.provisioning.stack.PlanSummary;
import dev.pressyard.provisioning.stack.Plans;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What an entry of the audit history changed: in what was wanted of a site, and in what its run did. */
@Component
class Differences {

    private static final TypeReference<TreeMap<String, @Nullable Object>> FIELDS = new TypeReference<>() {};

    /** The member of an entry's detail that says which version of a site's spec it brought. */
    private static final String SPEC_VERSION = "specVersion";

    private final SiteSpecs specs;
    private final Plans plans;

    Differences(SiteSpecs specs, Plans plans) {
        this.specs = specs;
        this.plans = plans;
    }

    /**
     * A field of a spec that is not as it was.
     *
     * @param before absent for what is new
     * @param after absent for what is gone
     */
    record FieldView(
            String name, @Nullable String before, @Nullable String after) {}

    /** The fields that the entry's version of the spec has otherwise than the version before; all of a first one. */
    List<FieldView> ofSpec(AuditRecord entry) {
        var site = entry.site();
        return site != null && entry.detail().get(SPEC_VERSION) instanceof Number version && brings(entry)
                ? between(fields(site, version.intValue() - 1), fields(site, version.intValue()))
                : List.of();
    }

    /** A destroy names the version that was in force, and changes none. */
    private static boolean brings(AuditRecord entry) {
        return !entry.action().startsWith("site.destroy");
    }

    /** In a few words what the entry's run would do, or did; empty if it has none, or has not planned. */
    Optional<String> ofPlan(AuditRecord entry) {
        return Optional.ofNullable(entry.run())
                .map(RunIdentifier::new)
                .flatMap(plans::of)
                .map(PlanSummary::words);
    }

    private Map<String, @Nullable Object> fields(UUID site, int version) {
        return specs.findByKey(new SiteSpecVersion.Key(site, version))
                .map(SiteSpecVersion::spec)
                .map(Differences::fields)
                .orElseGet(TreeMap::new);
    }

    private static Map<String, @Nullable Object> fields(SiteSpec spec) {
        return JsonMapper.shared().convertValue(spec, FIELDS);
    }

    private static List<FieldView> between(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                .map(name -> new FieldView(name, text(before.get(name)), text(after.get(name))))
                .toList();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
