package dev.pressyard.portal.audit;

import dev.pressyard.portal.spec.SpecDifference;
import dev.pressyard.portal.spec.SpecHistory;
import dev.pressyard.portal.spec.SpecWords;
import dev.pressyard.provisioning.audit.AuditRecord;
import dev.pressyard.provisioning.run.Run;
import dev.pressyard.provisioning.run.RunPhase;
import dev.pressyard.provisioning.run.RunStatus;
import dev.pressyard.provisioning.run.Runs;
import dev.pressyard.provisioning.site.SiteSpecVersion;
import dev.pressyard.provisioning.site.SiteSpecs;
import dev.pressyard.provisioning.stack.Plans;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an entry of the audit history changed: in what was wanted of a site, and in what its run did. */
@Component
class Differences {

    /** The member of an entry's detail that says which version of a site's spec it brought. */
    private static final String SPEC_VERSION = "specVersion";

    private final SiteSpecs specs;
    private final SpecHistory history;
    private final Runs runs;
    private final Plans plans;

    Differences(SiteSpecs specs, SpecHistory history, Runs runs, Plans plans) {
        this.specs = specs;
        this.history = history;
        this.runs = runs;
        this.plans = plans;
    }

    /**
     * What an entry's run has planned.
     *
     * @param lead what became of it, be it that the run failed over it
     * @param words such as {@code 42 to add}
     * @param reached how far its apply came, where that was canceled; absent otherwise
     */
    record PlannedView(String lead, String words, @Nullable String reached) {

        private static final String BROKEN_OFF = "Planned, and not applied to its end:";

        static PlannedView of(Run run, String words) {
            return run.apply()
                    .map(apply -> applied(apply, words))
                    .orElseGet(() -> new PlannedView(unapplied(run.status()), words, null));
        }

        private static PlannedView applied(RunPhase apply, String words) {
            return switch (apply.status()) {
                case PENDING, RUNNING -> new PlannedView("Planned, and being applied:", words, null);
                case SUCCEEDED, SKIPPED -> new PlannedView("In the target:", words, null);
                case FAILED -> new PlannedView(BROKEN_OFF, words, null);
                case CANCELED ->
                    new PlannedView(BROKEN_OFF, words, apply.summary().orElse(null));
            };
        }

        private static String unapplied(RunStatus run) {
            return switch (run) {
                case NO_CHANGES -> "Planned:";
                case PLANNED -> "Planned, and waits for approval:";
                default -> run.isEnded() ? "Planned, and not applied:" : "Planned, and not applied yet:";
            };
        }
    }

    /** What the entry's version of the spec has otherwise than the one in force then; all of a first one. */
    List<SpecDifference> ofSpec(AuditRecord entry) {
        var site = entry.site();
        return site != null && entry.detail().get(SPEC_VERSION) instanceof Number version && brings(entry)
                ? ofVersion(site, version.intValue())
                : List.of();
    }

    /** A destroy names the version that was in force, and changes none. */
    private static boolean brings(AuditRecord entry) {
        return !entry.action().startsWith("site.destroy");
    }

    private List<SpecDifference> ofVersion(UUID site, int version) {
        return specs.findByKey(new SiteSpecVersion.Key(site, version))
                .map(SiteSpecVersion::spec)
                .map(spec -> SpecWords.differences(
                        history.inForceBefore(site, version).orElse(null), spec))
                .orElse(List.of());
    }

    /** What the entry's run would do, or did; empty if it has none, or has not planned. */
    Optional<PlannedView> ofPlan(AuditRecord entry) {
        return Optional.ofNullable(entry.run()).flatMap(runs::findByNumber).flatMap(this::planned);
    }

    private Optional<PlannedView> planned(Run run) {
        return plans.of(run.identifier()).map(plan -> PlannedView.of(run, plan.words()));
    }
}
