package dev.pressyard.portal.run;

import dev.pressyard.portal.web.StateView;
import dev.pressyard.provisioning.run.Phase;
import dev.pressyard.provisioning.run.PhaseStatus;
import dev.pressyard.provisioning.run.Run;
import dev.pressyard.provisioning.run.RunFailure;
import dev.pressyard.provisioning.run.RunStatus;
import dev.pressyard.provisioning.site.Site;
import dev.pressyard.provisioning.site.SiteStatus;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run on its own page.
 *
 * @param subject what it is about; absent where its kind says that
 * @param siteAddress where its site has its pages, whoever has the name now
 * @param siteUrl where the site answers that this run has brought about; absent unless it is ready
 * @param waits whether it waits for somebody to approve its plan
 * @param after the number of a run that has to succeed first
 * @param retryOf the number of the run that this one repeats
 * @param waitsFor what keeps workers from taking it up; absent if it waits for none
 * @param cancelRequestedBy who wants it to end, while it has not
 * @param canceledBy who wanted it to end, once it has for that
 * @param isBrokenOff whether it was canceled after it had begun to apply its plan
 * @param destroyWord what it is called to have its site destroyed, as on the site's own page
 * @param plans whether it is of a kind that plans before it acts
 */
record RunView(
        long number,
        String kind,
        @Nullable String subject,
        @Nullable String site,
        @Nullable String siteAddress,
        @Nullable String siteUrl,
        StateView state,
        boolean ended,
        boolean waits,
        @Nullable WaitView waitsFor,
        List<PhaseView> phases,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String decidedBy,
        @Nullable String cancelRequestedBy,
        @Nullable String canceledBy,
        boolean isBrokenOff,
        @Nullable Long after,
        @Nullable Long retryOf,
        @Nullable FailureView failure,
        String destroyWord,
        boolean plans,
        ActionsView actions) {

    static RunView of(
            Run run,
            ActionsView actions,
            List<PhaseView> phases,
            @Nullable WaitView waitsFor,
            @Nullable Site site,
            @Nullable String siteAddress,
            String destroyWord) {
        return new RunView(
                run.identifier().number(),
                run.kind().label(),
                run.kind().isOfImages() ? null : run.subject(),
                run.site().map(_ -> run.subject()).orElse(null),
                siteAddress,
                broughtAbout(run, site).orElse(null),
                RunStates.of(run.status()),
                run.status().isEnded(),
                run.status() == RunStatus.PLANNED,
                waitsFor,
                phases,
                run.requestedBy(),
                run.requestedAt(),
                run.startedAt().orElse(null),
                run.finishedAt().orElse(null),
                run.decidedBy().orElse(null),
                run.status().isEnded() ? null : run.cancelRequestedBy().orElse(null),
                run.status() == RunStatus.CANCELED ? run.cancelRequestedBy().orElse(null) : null,
                run.status() == RunStatus.CANCELED && run.hasTouchedTheTarget(),
                run.after().map(it -> it.number()).orElse(null),
                run.retryOf().map(it -> it.number()).orElse(null),
                run.failure().map(FailureView::of).orElse(null),
                destroyWord,
                run.kind().phases().contains(Phase.PLAN),
                actions);
    }

    /** Since when it waits for a person; absent if it does not. */
    public @Nullable Instant waitsSince() {
        return waits
                ? phases.stream()
                        .filter(PhaseView::isRunning)
                        .map(PhaseView::startedAt)
                        .findFirst()
                        .orElse(null)
                : null;
    }

    /** Where the site answers that a run has made or changed, as long as nothing else has happened to it since. */
    private static Optional<String> broughtAbout(Run run, @Nullable Site site) {
        return Optional.ofNullable(site)
                .filter(it -> run.bringsAbout() && run.status().isSucceeded() && it.status() == SiteStatus.READY)
                .flatMap(Site::url)
                .map(URI::toString);
    }

    /** Why a run failed, and what can be done. */
    record FailureView(
            @Nullable String phase,
            String summary,
            @Nullable String detail,
            String nextStep) {

        static FailureView of(RunFailure failure) {
            var phase = failure.phase();
            return new FailureView(
                    phase == null ? null : label(phase), failure.summary(), failure.detail(), failure.nextStep());
        }

        private static String label(Phase phase) {
            return phase.label();
        }
    }

    /**
     * What the reader may do with the run now, and with its site.
     *
     * @param retry what to try it again is called; absent where that makes no sense
     * @param breakOff whether to cancel it would break off an apply, which is asked about first
     * @param change whether another try is in vain until something else is wanted
     */
    record ActionsView(
            boolean approve,
            boolean discard,
            boolean cancel,
            boolean breakOff,
            @Nullable RetryView retry,
            boolean change,
            boolean destroy) {

        /** A plan that waits is discarded, which leaves a word of who did not want it; it needs no canceling. */
        static ActionsView of(Run run, boolean allowed, @Nullable RetryView retry, boolean destroy) {
            var status = run.status();
            var planned = status == RunStatus.PLANNED;
            var cancel = allowed
                    && !planned
                    && !status.isEnded()
                    && run.cancelRequestedBy().isEmpty();
            return new ActionsView(
                    allowed && planned,
                    allowed && planned,
                    cancel,
                    cancel
                            && run.apply()
                                    .filter(it -> it.status() == PhaseStatus.RUNNING)
                                    .isPresent(),
                    retry,
                    retry != null && isMendedByChange(run),
                    destroy);
        }

        private static boolean isMendedByChange(Run run) {
            return run.bringsAbout()
                    && run.failure().filter(RunFailure::isMendedByChange).isPresent();
        }
    }

    /**
     * A run that can be tried again.
     *
     * @param isNext whether nothing else is to be done first, and nobody said that it is not wanted
     */
    record RetryView(String words, boolean isNext) {

        static RetryView of(Run run, boolean isNotCreated) {
            return new RetryView(
                    isNotCreated && run.bringsAbout() ? "Create again" : "Retry",
                    run.status() != RunStatus.DISCARDED && !ActionsView.isMendedByChange(run));
        }
    }
}
