package dev.pressyard.provisioning.worker;

import dev.pressyard.provisioning.log.Redaction;
import dev.pressyard.provisioning.process.Command;
import java.nio.file.Path;
import java.util.function.Supplier;

/** What a phase works with: the run, its folder, its log, and processes that survive this JVM. */
public interface PhaseContext {

    RunDetails run();

    /** The fencing number of the lease under which the phase is performed. */
    long epoch();

    /** The run's own folder on this node, with mode 0700; gone or empty where another node did the earlier phases. */
    Path folder();

    /** Writes a line of the portal's own to the run's log. */
    void say(String line);

    boolean isCancelRequested();

    /** Whether {@link #step} of this name has a process on record here, alive or ended. */
    boolean hasStep(String name);

    /**
     * Runs a process of this phase to its end, its output going to the run's log. A step that was started by an earlier
     * worker of this node is not started again: it is re-attached to, or its recorded exit is returned.
     *
     * @param name of the step within the phase, such as {@code init}
     * @param command asked for only if the process has to be started
     * @param redaction what must not reach the log; asked for once the process is started, and on re-attachment
     * @throws InterruptedException if this worker has to stop; the process goes on
     */
    StepExit step(String name, Supplier<Command> command, Supplier<Redaction> redaction) throws InterruptedException;
}
