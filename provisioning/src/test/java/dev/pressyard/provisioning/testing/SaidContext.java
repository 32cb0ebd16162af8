package dev.pressyard.provisioning.testing;

import dev.pressyard.provisioning.log.Redaction;
import dev.pressyard.provisioning.process.Command;
import dev.pressyard.provisioning.run.Run;
import dev.pressyard.provisioning.run.RunKind;
import dev.pressyard.provisioning.worker.PhaseContext;
import dev.pressyard.provisioning.worker.RunDetails;
import dev.pressyard.provisioning.worker.StepExit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The context of a phase that starts no process.
 *
 * @param said what the phase has said so far
 */
public record SaidContext(RunDetails run, List<String> said) implements PhaseContext {

    /** For a run as if it were of another kind. */
    public static SaidContext of(Run run, RunKind kind) {
        var details = new RunDetails(
                run.identifier(),
                kind,
                run.stack(),
                run.target(),
                run.region(),
                run.subject(),
                run.site(),
                run.specVersion(),
                run.requestedBy());
        return new SaidContext(details, new ArrayList<>());
    }

    @Override
    public long epoch() {
        return 1;
    }

    @Override
    public Path folder() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void say(String line) {
        said.add(line);
    }

    @Override
    public boolean isCancelRequested() {
        return false;
    }

    @Override
    public boolean hasStep(String name) {
        return false;
    }

    @Override
    public StepExit step(String name, Supplier<Command> command, Supplier<Redaction> redaction) {
        throw new UnsupportedOperationException();
    }
}
