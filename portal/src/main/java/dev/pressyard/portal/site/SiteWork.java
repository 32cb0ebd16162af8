package dev.pressyard.portal.site;

import dev.pressyard.portal.run.PhaseView;
import dev.pressyard.portal.run.RunRow;
import dev.pressyard.portal.run.Timelines;
import dev.pressyard.portal.run.WaitView;
import dev.pressyard.portal.run.Waits;
import dev.pressyard.portal.site.SiteRow.WorkView;
import dev.pressyard.portal.web.NumberedPage;
import dev.pressyard.portal.web.NumberedPage.Bounds;
import dev.pressyard.provisioning.run.Run;
import dev.pressyard.provisioning.run.RunStatus;
import dev.pressyard.provisioning.run.Runs;
import dev.pressyard.provisioning.run.UsualDurations;
import dev.pressyard.provisioning.site.Site;
import dev.pressyard.provisioning.site.SiteRequests;
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
    private final Timelines timelines;
    private final Waits waits;
    private final SiteRequests requests;

    SiteWork(Runs runs, UsualDurations durations, Timelines timelines, Waits waits, SiteRequests requests) {
        this.runs = runs;
        this.durations = durations;
        this.timelines = timelines;
        this.waits = waits;
        this.requests = requests;
    }

    /**
     * A run, and what it is doing now.
     *
     * @param work absent while it does nothing
     * @param calledOffBy who ended it before its end, if somebody did
     */
    record LatestView(
            RunRow run, @Nullable WorkView work, @Nullable String calledOffBy) {}

    /** The newest run; none only where runs were taken away. */
    Optional<LatestView> latest(Site site) {
        return newest(site)
                .map(run -> new LatestView(
                        RunRow.of(run),
                        WorkView.of(run, durations::of).orElse(null),
                        calledOffBy(run).orElse(null)));
    }

    /**
     * What is being done to a site.
     *
     * @param waitsFor what keeps workers from beginning; absent once they have
     * @param cancelRequestedBy who wants it to end; absent as long as nobody does
     */
    record AtWorkView(
            long number,
            List<PhaseView> phases,
            @Nullable WaitView waitsFor,
            @Nullable String cancelRequestedBy) {}

    /** The run that is queued or under way. */
    Optional<AtWorkView> atWork(Site site) {
        return newest(site)
                .filter(run -> !run.status().isEnded())
                .map(run -> new AtWorkView(
                        run.identifier().number(),
                        timelines.of(run),
                        waits.of(run).orElse(null),
                        run.cancelRequestedBy().orElse(null)));
    }

    /**
     * How far a site has come.
     *
     * @param newest its newest run; absent only where runs were taken away
     * @param failed the run that says why it failed, or its last change
     * @param isNeverMade whether nothing of it was ever made, and nothing is under way
     * @param isVanishing whether a destroy is taking it away at this moment
     */
    record Progress(@Nullable Run newest, @Nullable Run failed, boolean isNeverMade, boolean isVanishing) {}

    Progress progress(Site site) {
        return new Progress(newest(site).orElse(null), failed(site).orElse(null), isNeverMade(site), isVanishing(site));
    }

    /** Whether a destroy is taking the site away at this moment: what its state holds may be gone already. */
    boolean isVanishing(Site site) {
        return site.status() == SiteStatus.DESTROYING
                && newest(site).filter(Run::hasTouchedTheTarget).isPresent();
    }

    boolean isNeverMade(Site site) {
        return requests.isNeverMade(site);
    }

    /** The run that says why a site failed, or why its last run did, or left its work; empty if nothing went wrong. */
    Optional<Run> failed(Site site) {
        var looked = before(site, Long.MAX_VALUE, site.status() == SiteStatus.FAILED ? RUNS_LOOKED_AT : 1);
        return looked.stream()
                .filter(run -> run.failure().isPresent() || CanceledWork.of(run).isPresent())
                .findFirst();
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
