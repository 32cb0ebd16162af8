package dev.pressyard.portal.site;

import dev.pressyard.portal.run.RunRow;
import dev.pressyard.portal.site.SiteRow.WorkView;
import dev.pressyard.portal.web.NumberedPage;
import dev.pressyard.portal.web.NumberedPage.Bounds;
import dev.pressyard.provisioning.run.Run;
import dev.pressyard.provisioning.run.RunStatus;
import dev.pressyard.provisioning.run.Runs;
import dev.pressyard.provisioning.run.UsualDurations;
import dev.pressyard.provisioning.site.Site;
import dev.pressyard.provisioning.site.SiteStatus;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** What is being done to a site, and what was. */
@Component
class SiteWork {

    /** Plans that were discarded look at nothing, and tell of no failure; one of so many does. */
    private static final int RUNS_LOOKED_AT = 5;

    private final Runs runs;
    private final UsualDurations durations;

    SiteWork(Runs runs, UsualDurations durations) {
        this.runs = runs;
        this.durations = durations;
    }

    /**
     * A run, and what it is doing now.
     *
     * @param work absent while it does nothing
     * @param calledOffBy who ended it before its end, if somebody did
     * @param createsAgain whether the site comes to be if it is tried again
     */
    record LatestView(
            RunRow run, @Nullable WorkView work, @Nullable String calledOffBy, boolean createsAgain) {}

    /** The newest run; none only where runs were taken away. */
    Optional<LatestView> latest(Site site) {
        return newest(site)
                .map(run -> new LatestView(
                        RunRow.of(run),
                        WorkView.of(run, durations::of).orElse(null),
                        calledOffBy(run).orElse(null),
                        run.bringsAbout()
                                && run.status().isEnded()
                                && !run.status().isSucceeded()));
    }

    /** The run that says why a site failed, or why its last run did; empty if nothing went wrong. */
    Optional<Run> failed(Site site) {
        var looked = before(site, Long.MAX_VALUE, site.status() == SiteStatus.FAILED ? RUNS_LOOKED_AT : 1);
        return looked.stream().filter(run -> run.failure().isPresent()).findFirst();
    }

    private static Optional<String> calledOffBy(Run run) {
        return run.status() == RunStatus.DISCARDED ? run.decidedBy() : run.cancelRequestedBy();
    }

    /** How the last run that looked at the site found it; empty if none did. */
    Optional<VerificationView> verified(Site site) {
        return before(site, Long.MAX_VALUE, RUNS_LOOKED_AT).stream()
                .flatMap(run -> VerificationView.of(run).stream())
                .findFirst();
    }

    /** A page of all runs that the site has had. */
    NumberedPage<RunRow> page(Site site, Bounds bounds, int size) {
        return NumberedPage.<Run>of(
                        bounds,
                        size,
                        (number, limit) -> before(site, number, limit),
                        (number, limit) -> runs.findBySiteIdAndNumberGreaterThanOrderByNumberAsc(
                                site.id(), number, Limit.of(limit)),
                        run -> run.identifier().number())
                .map(RunRow::of);
    }

    /** Empty only where runs were taken away. */
    Optional<Run> newest(Site site) {
        return runs.findFirstBySiteIdOrderByNumberDesc(site.id());
    }

    private List<Run> before(Site site, long number, int limit) {
        return runs.findBySiteIdAndNumberLessThanOrderByNumberDesc(site.id(), number, Limit.of(limit));
    }
}
