package dev.pressyard.provisioning.process;

import java.nio.file.Path;
import java.util.function.Supplier;

/** Where child processes are started that outlive this JVM, and found again by the folder of their records. */
public interface ChildProcesses {

    /**
     * Starts {@code command} unless {@code folder} already holds the records of a process; then attaches to that one,
     * living or ended, and does not ask for {@code command}.
     *
     * @param folder one process's records; created with mode 0700 when missing
     * @throws ChildProcessException when the process cannot be started; nothing is left in the folder then. A program
     *     that does not exist is no such failure: the process exits with 127, as in a shell.
     */
    ChildProcess startOrAttach(Path folder, Supplier<Command> command);
}
