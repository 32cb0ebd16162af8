package dev.pressyard.portal.site;

import dev.pressyard.portal.run.RunRow;
import dev.pressyard.portal.spec.SpecDifference;
import dev.pressyard.portal.spec.SpecHistory;
import dev.pressyard.portal.spec.SpecWords;
import dev.pressyard.provisioning.run.Run;
import dev.pressyard.provisioning.run.RunStatus;
import dev.pressyard.provisioning.site.SiteSpec;
import dev.pressyard.provisioning.site.SiteSpecVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was wanted of a site, version by version, newest first; each compared with the one that was in force then. */
record ConfigurationView(List<VersionView> versions, boolean isOver) {

    /**
     * @param current the version that is in force, or is being brought about
     * @param runs the newest run that was to bring a version about, by the version's number
     * @param isOver whether the site is destroyed
     */
    static ConfigurationView of(List<SiteSpecVersion> versions, int current, Map<Integer, Run> runs, boolean isOver) {
        var views = new ArrayList<VersionView>();
        SiteSpec before = null;
        for (var version : versions.reversed()) {
            var run = runs.get(version.version());
            views.addFirst(new VersionView(
                    version.version(),
                    Standing.of(version.version() == current, run, isOver),
                    version.createdBy(),
                    version.createdAt(),
                    before == null ? List.of() : SpecWords.differences(before, version.spec()),
                    run == null ? null : RunRow.of(run)));
            before = before == null || SpecHistory.wasTaken(run) ? version.spec() : before;
        }
        return new ConfigurationView(views, isOver);
    }

    /** What the newest of those that were taken up is called: nothing is in force of what was never made. */
    public String heading() {
        var verb = isOver ? "was" : "is";
        return versions.stream().map(VersionView::standing).anyMatch(Standing::isTaken)
                ? "What %s in force".formatted(verb)
                : "What %s wanted".formatted(verb);
    }

    /** What became of a version. */
    enum Standing {
        IN_FORCE("In force"),
        LAST("In force to the end"),
        WAITING("Waits for approval"),
        ON_ITS_WAY("On its way"),
        PARTLY("In force in part"),
        EARLIER("Earlier"),
        NEVER("Never applied");

        private final String label;

        Standing(String label) {
            this.label = label;
        }

        static Standing of(boolean current, @Nullable Run run, boolean isOver) {
            if (run == null || SpecHistory.wasTaken(run)) {
                return current ? isOver ? LAST : IN_FORCE : EARLIER;
            }
            if (run.status() == RunStatus.PLANNED) {
                return WAITING;
            }
            if (!run.status().isEnded()) {
                return ON_ITS_WAY;
            }
            return current && run.hasTouchedTheTarget() ? PARTLY : NEVER;
        }

        private boolean isTaken() {
            return this == IN_FORCE || this == LAST;
        }

        /** In words. */
        public String label() {
            return label;
        }
    }

    /**
     * A version of what was wanted.
     *
     * @param differences from the version that was in force before it; none in the first
     * @param run the newest run that was to bring it about
     */
    record VersionView(
            int number,
            Standing standing,
            String createdBy,
            Instant createdAt,
            List<SpecDifference> differences,
            @Nullable RunRow run) {}
}
