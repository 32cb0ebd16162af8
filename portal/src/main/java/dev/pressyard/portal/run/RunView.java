package dev.pressyard.portal.run;

import dev.pressyard.portal.web.StateView;
import dev.pressyard.provisioning.run.Phase;
import dev.pressyard.provisioning.run.Run;
import dev.pressyard.provisioning.run.RunFailure;
import dev.pressyard.provisioning.run.RunStatus;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run on its own page.
 *
 * @param siteUrl where the site answers that this run has brought about; absent unless it is ready
 * @param waits whether it waits for somebody to approve its plan
 * @param after the number of a run that has to succeed first
 * @param retryOf the number of the run that this one repeats
 * @param waitsFor what keeps workers from taking it up; absent if it waits for none
 * @param cancelRequestedBy who wants it to end, while it has not
 * @param canceledBy who wanted it to end, once it has for that
 */
record RunView(
        long number,
        String kind,
        String subject,
        @Nullable String site,
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
        @Nullable Long after,
        @Nullable Long retryOf,
        @Nullable FailureView failure,
        ActionsView actions) {

    static RunView of(
            Run run,
            ActionsView actions,
            Map<Phase, Duration> usual,
            @Nullable WaitView waitsFor,
            @Nullable URI siteUrl) {
        return new RunView(
                run.identifier().number(),
                run.kind().label(),
                run.subject(),
                run.site().map(site -> run.subject()).orElse(null),
                siteUrl == null ? null : siteUrl.toString(),
                RunStates.of(run.status()),
                run.status().isEnded(),
                run.status() == RunStatus.PLANNED,
                waitsFor,
                run.phases().stream()
                        .map(phase -> PhaseView.of(phase, run, usual))
                        .toList(),
                run.requestedBy(),
                run.requestedAt(),
                run.startedAt().orElse(null),
                run.finishedAt().orElse(null),
                run.decidedBy().orElse(null),
                run.status().isEnded() ? null : run.cancelRequestedBy().orElse(null),
                run.status() == RunStatus.CANCELED ? run.cancelRequestedBy().orElse(null) : null,
                run.after().map(it -> it.number()).orElse(null),
                run.retryOf().map(it -> it.number()).orElse(null),
                run.failure().map(FailureView::of).orElse(null),
                actions);
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

    /** What the reader may do with the run now, and with its site. */
    record ActionsView(boolean approve, boolean discard, boolean cancel, boolean retry, boolean destroy) {

        static ActionsView of(Run run, boolean allowed, boolean retry, boolean destroy) {
            var status = run.status();
            var planned = status == RunStatus.PLANNED;
            return new ActionsView(
                    allowed && planned,
                    allowed && planned,
                    allowed && !status.isEnded() && run.cancelRequestedBy().isEmpty(),
                    retry,
                    destroy);
        }
    }
}
