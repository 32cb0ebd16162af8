package dev.pressyard.sandbox.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A Postgres server process that is not this process's child.
 *
 * @param port where it listens on loopback; 0 while it has not come that far
 */
record Postmaster(long pid, int port) {

    private static final int STOP_SECONDS = 30;

    /** Whether it lives, and its executable is one of this folder: the number may belong to another process by now. */
    boolean isRunningFrom(Path program) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().command())
                .filter(command -> Path.of(command).startsWith(real(program)))
                .isPresent();
    }

    /** The system tells of an executable where it really lies; the data folder may be a link. */
    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException absent) {
            return folder;
        }
    }

    /**
     * Waits until it has stopped; SIGTERM is Postgres's smart shutdown, which waits for clients. One that does not stop
     * is killed: what it has confirmed is on the disk.
     *
     * @see <a href="https://www.postgresql.org/docs/18/server-shutdown.html">Shutting Down the Server</a>
     */
    void stop() {
        ProcessHandle.of(pid).ifPresent(Postmaster::stop);
    }

    private static void stop(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException stuck) {
            process.destroyForcibly();
        }
    }
}
