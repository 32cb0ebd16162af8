package dev.pressyard.portal.run;

import dev.pressyard.portal.web.StateView;
import dev.pressyard.portal.web.Tone;
import dev.pressyard.provisioning.run.Phase;
import dev.pressyard.provisioning.run.PhaseStatus;
import dev.pressyard.provisioning.run.RunPhase;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A phase on a run's timeline. */
record PhaseView(
        String label,
        StateView state,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String summary) {

    static PhaseView of(RunPhase phase) {
        return new PhaseView(
                phase.phase().label(),
                state(phase),
                phase.startedAt().orElse(null),
                phase.finishedAt().orElse(null),
                phase.summary().orElse(null));
    }

    private static StateView state(RunPhase phase) {
        return phase.phase() == Phase.APPROVAL && phase.status() == PhaseStatus.RUNNING
                ? new StateView("Waits for a person", Tone.WAITING)
                : RunStates.of(phase.status());
    }
}
