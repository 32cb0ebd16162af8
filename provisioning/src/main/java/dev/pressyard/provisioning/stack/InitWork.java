package dev.pressyard.provisioning.stack;

import dev.pressyard.provisioning.run.Phase;
import dev.pressyard.provisioning.worker.PhaseContext;
import dev.pressyard.provisioning.worker.PhaseOutcome;
import dev.pressyard.provisioning.worker.PhaseWork;
import org.springframework.stereotype.Component;

/** Prepares the workspace: the modules, the providers, the way to the state. */
@Component
class InitWork implements PhaseWork {

    private final StackPreparation preparation;

    InitWork(StackPreparation preparation) {
        this.preparation = preparation;
    }

    @Override
    public Phase phase() {
        return Phase.INIT;
    }

    @Override
    public PhaseOutcome perform(PhaseContext context) throws InterruptedException {
        return StackException.asOutcome(
                () -> preparation.prepare(context).orElseGet(() -> new PhaseOutcome.Succeeded("ready")));
    }
}
