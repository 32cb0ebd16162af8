package dev.pressyard.provisioning.worker;

import dev.pressyard.provisioning.run.Phase;
import dev.pressyard.provisioning.run.RunKind;

/**
 * What is done in a phase. Implemented where the knowledge is: images build, stacks plan and apply.
 *
 * <p>A phase may be performed more than once: after the worker or the whole portal was lost, another worker performs it
 * again. Steps that are processes then re-attach or report what they ended with (see {@link PhaseContext#step}),
 * everything else must be fit to be repeated.
 */
public interface PhaseWork {

    Phase phase();

    /** The kinds of run whose phase this is; by default all that have the phase. */
    default boolean serves(RunKind kind) {
        return true;
    }

    /**
     * Performs the phase, from its start or from where a lost worker left it.
     *
     * @throws InterruptedException if this worker has to stop; the run goes on elsewhere, or here later
     */
    PhaseOutcome perform(PhaseContext context) throws InterruptedException;
}
