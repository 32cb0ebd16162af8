package dev.pressyard.portal.run;

import dev.pressyard.portal.web.Moments;
import dev.pressyard.portal.web.StateView;
import dev.pressyard.portal.web.Tone;
import dev.pressyard.provisioning.run.Phase;
import dev.pressyard.provisioning.run.PhaseStatus;
import dev.pressyard.provisioning.run.RunPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A phase on a run's timeline.
 *
 * @param usual how long it usually takes in runs of this kind; absent if none has been through it
 */
record PhaseView(
        String label,
        StateView state,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String summary,
        @Nullable Duration usual) {

    static PhaseView of(RunPhase phase, Map<Phase, Duration> usual) {
        return new PhaseView(
                phase.phase().label(),
                state(phase),
                phase.startedAt().orElse(null),
                phase.finishedAt().orElse(null),
                phase.summary().orElse(null),
                usual.get(phase.phase()));
    }

    /** Such as {@code 1:44}; absent where nothing is usual, or the phase was over in no time. */
    public @Nullable String usualWords() {
        return usual == null || usual.toSeconds() < 1 ? null : Moments.words(usual);
    }

    /** As {@link #usualWords()}, in seconds. */
    public double usualSeconds() {
        return usual == null ? 0 : usual.toMillis() / 1000.0;
    }

    /** Whether the phase is being worked on now, so that its time runs. */
    public boolean isRunning() {
        return startedAt != null && finishedAt == null;
    }

    private static StateView state(RunPhase phase) {
        return phase.phase() == Phase.APPROVAL && phase.status() == PhaseStatus.RUNNING
                ? new StateView("Waits for a person", Tone.WAITING)
                : RunStates.of(phase.status());
    }
}
