package dev.pressyard.provisioning.process;

import dev.pressyard.provisioning.process.ProcessExit.Exited;
import dev.pressyard.provisioning.process.ProcessExit.Vanished;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A process known by its records alone. */
record SessionProcess(ProcessRecords records, Attachment attachment) implements ChildProcess {

    private static final int KILLED = 128 + 9;

    @Override
    public Path output() {
        return records.output();
    }

    @Override
    public Optional<ProcessExit> poll() {
        var exit = exited();
        if (exit.isPresent() || lives()) {
            return exit;
        }
        // It may have written its exit code between the two looks.
        return exited().or(() -> Optional.of(gone()));
    }

    @Override
    public void interrupt() {
        signal("INT");
    }

    @Override
    public void kill() {
        if (poll().isEmpty()) {
            records.markKilled();
            signal("KILL");
        }
    }

    private Optional<ProcessExit> exited() {
        return records.exitCode().map(Exited::new);
    }

    private ProcessExit gone() {
        if (records.wasKilled()) {
            return new Exited(KILLED);
        }
        return new Vanished(
                records.identity().isPresent()
                        ? "It ended without leaving an exit code: it was killed from outside, or the machine restarted"
                        : "It was never seen to start");
    }

    private boolean lives() {
        return records.identity()
                .filter(identity -> identity.lives(SessionProcesses.mark(records)))
                .isPresent();
    }

    private void signal(String name) {
        if (poll().isPresent()) {
            return;
        }
        var group = records.identity().orElseThrow().pid();
        // Java can signal one process, but not a group; the shell's own kill needs no package installed.
        try {
            new ProcessBuilder("sh", "-c", "kill -s \"$1\" -- \"-$2\"", "kill", name, Long.toString(group))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException failure) {
            throw new ChildProcessException("Cannot send SIG" + name + " to group " + group, failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }
}
