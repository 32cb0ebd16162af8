package dev.pressyard.portal.run;

import dev.pressyard.portal.web.Moments;
import dev.pressyard.portal.web.StateView;
import dev.pressyard.portal.web.Tone;
import dev.pressyard.provisioning.run.Phase;
import dev.pressyard.provisioning.run.PhaseStatus;
import dev.pressyard.provisioning.run.Run;
import dev.pressyard.provisioning.run.RunIdentifier;
import dev.pressyard.provisioning.run.RunPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A phase on a run's timeline.
 *
 * @param icon the name of the one that goes with the state's word
 * @param summary what came of it; absent where that is why the run failed, which its page says at the top
 * @param usual how long it usually takes in runs of this kind; absent if none has been through it, or nothing was done
 * @param waitsFor the number of the run that makes what this one needs; absent unless it waits for that now
 * @param ifBuilt whether that holds only where it turns out that there is something to build
 */
public record PhaseView(
        String label,
        StateView state,
        String icon,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String summary,
        @Nullable Duration usual,
        @Nullable Long waitsFor,
        boolean ifBuilt) {

    /** What an ended run never came to is not still to come. */
    private static final StateView NOT_REACHED = new StateView("Not reached", Tone.IDLE);

    /** @param maker the run that has its turn at the image that this one needs */
    static PhaseView of(RunPhase phase, Run run, Map<Phase, Duration> usual, @Nullable RunIdentifier maker) {
        var ahead = phase.status() == PhaseStatus.PENDING;
        var state = ahead && run.status().isEnded() ? NOT_REACHED : state(phase);
        return new PhaseView(
                phase.phase().label(),
                state,
                icon(state, ahead),
                phase.startedAt().orElse(null),
                phase.finishedAt().orElse(null),
                phase.summary()
                        .filter(_ -> phase.status() != PhaseStatus.FAILED)
                        .orElse(null),
                state.equals(NOT_REACHED) || phase.foundItsImage() ? null : usual.get(phase.phase()),
                maker != null && phase.phase() == Phase.IMAGE && phase.status() == PhaseStatus.RUNNING
                        ? maker.number()
                        : null,
                phase.phase() == Phase.IMAGE && !phase.status().isDone());
    }

    private static String icon(StateView state, boolean ahead) {
        if (state.equals(NOT_REACHED)) {
            return "slash-circle";
        }
        return ahead ? "circle" : state.tone().icon();
    }

    /** Such as {@code 1:44}; absent where nothing is usual, or the phase was over in no time. */
    public @Nullable String usualWords() {
        return Moments.usual(usual);
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
