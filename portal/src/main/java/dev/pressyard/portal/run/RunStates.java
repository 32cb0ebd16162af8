package dev.pressyard.portal.run;

import dev.pressyard.portal.web.StateView;
import dev.pressyard.portal.web.Tone;
import dev.pressyard.provisioning.run.PhaseStatus;
import dev.pressyard.provisioning.run.RunStatus;

/** The states of runs and phases, as pages show them. */
final class RunStates {

    private RunStates() {}

    static StateView of(RunStatus status) {
        return new StateView(status.label(), tone(status));
    }

    private static Tone tone(RunStatus status) {
        return switch (status) {
            case QUEUED, CONFIRMED, PREPARING, PLANNING, APPLYING, VERIFYING -> Tone.BUSY;
            case PLANNED, RECOVERING -> Tone.WAITING;
            case APPLIED, NO_CHANGES -> Tone.GOOD;
            case DISCARDED, CANCELED -> Tone.IDLE;
            case ERRORED -> Tone.BAD;
        };
    }

    static StateView of(PhaseStatus status) {
        return switch (status) {
            case PENDING -> new StateView("Not yet", Tone.IDLE);
            case RUNNING -> new StateView("At work", Tone.BUSY);
            case SUCCEEDED -> new StateView("Done", Tone.GOOD);
            case SKIPPED -> new StateView("Skipped", Tone.IDLE);
            case FAILED -> new StateView("Failed", Tone.BAD);
            case CANCELED -> new StateView("Canceled", Tone.IDLE);
        };
    }
}
