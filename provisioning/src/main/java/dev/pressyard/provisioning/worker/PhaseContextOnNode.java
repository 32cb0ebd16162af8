package dev.pressyard.provisioning.worker;

import dev.pressyard.provisioning.log.LogWriter;
import dev.pressyard.provisioning.log.Redaction;
import dev.pressyard.provisioning.process.Command;
import dev.pressyard.provisioning.run.Phase;
import java.nio.file.Path;
import java.util.function.Supplier;

/** The context of a phase on the node that performs it. */
record PhaseContextOnNode(
        RunDetails run,
        long epoch,
        Path folder,
        Phase phase,
        LogWriter log,
        StepRunner steps,
        Cancellation cancellation)
        implements PhaseContext {

    @Override
    public void say(String line) {
        log.say(phase.label(), line);
    }

    @Override
    public boolean isCancelRequested() {
        return cancellation.isRequested();
    }

    @Override
    public boolean hasStep(String name) {
        return steps.hasStep(name);
    }

    @Override
    public StepExit step(String name, Supplier<Command> command, Supplier<Redaction> redaction)
            throws InterruptedException {
        return steps.run(name, command, redaction);
    }
}
