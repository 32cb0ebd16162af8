package dev.pressyard.provisioning.stack;

import dev.pressyard.provisioning.target.TargetUnreachableException;
import dev.pressyard.provisioning.worker.PhaseOutcome;

/** A stack's work cannot be done; says why in plain words, and what the operator can do. */
class StackException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String nextStep;

    StackException(String summary, String nextStep) {
        super(summary);
        this.nextStep = nextStep;
    }

    /** Work that may turn out to be impossible. */
    interface Work {
        PhaseOutcome perform() throws InterruptedException;
    }

    /** Performs work, and tells it as a failed phase if it cannot be done or the target is out of reach. */
    static PhaseOutcome asOutcome(Work work) throws InterruptedException {
        try {
            return work.perform();
        } catch (StackException refusal) {
            return new PhaseOutcome.Failed(String.valueOf(refusal.getMessage()), null, refusal.nextStep);
        } catch (TargetUnreachableException refusal) {
            return new PhaseOutcome.Failed(
                    String.valueOf(refusal.getMessage()), null, "Mend the access to the target, then retry.");
        }
    }
}
