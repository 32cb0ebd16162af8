package dev.pressyard.portal.site;

import dev.pressyard.portal.web.StateView;
import dev.pressyard.portal.web.Tone;
import dev.pressyard.provisioning.run.Phase;
import dev.pressyard.provisioning.run.Run;
import dev.pressyard.provisioning.run.RunFailure;
import dev.pressyard.provisioning.run.RunPhase;
import java.time.Instant;
import java.util.Optional;

/**
 * How a site was when a run last looked at it from outside.
 *
 * @param words what the run found, without the address, which is shown beside them
 * @param run the number of that run
 */
record VerificationView(StateView state, String words, Instant at, long run) {

    /** What a run found; empty if it has not looked, or not to the end. */
    static Optional<VerificationView> of(Run run) {
        return run.phases().stream()
                .filter(phase -> phase.phase() == Phase.VERIFY)
                .findFirst()
                .flatMap(phase -> state(phase)
                        .flatMap(state -> phase.finishedAt()
                                .map(at -> new VerificationView(
                                        state,
                                        words(run, phase),
                                        at,
                                        run.identifier().number()))));
    }

    private static Optional<StateView> state(RunPhase phase) {
        return switch (phase.status()) {
            case SUCCEEDED ->
                Optional.of(
                        phase.isVerified()
                                ? new StateView("Verified", Tone.GOOD)
                                : new StateView("Not verified", Tone.IDLE));
            case FAILED -> Optional.of(new StateView("Not well", Tone.BAD));
            case PENDING, RUNNING, SKIPPED, CANCELED -> Optional.empty();
        };
    }

    private static String words(Run run, RunPhase phase) {
        return phase.summary()
                .map(summary -> summary.replaceFirst("^https?://\\S+ (?=answers)", ""))
                .or(() -> run.failure().map(RunFailure::summary))
                .orElse("");
    }
}
