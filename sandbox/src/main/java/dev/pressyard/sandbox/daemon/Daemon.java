package dev.pressyard.sandbox.daemon;

import dev.pressyard.provisioning.process.ChildProcess;
import dev.pressyard.provisioning.process.ChildProcess.Attachment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process that does not end with the portal. */
public final class Daemon {

    private static final int STOP_SECONDS = 20;

    private final ChildProcess process;
    private final Path pidFile;

    Daemon(ChildProcess process, Path pidFile) {
        this.process = process;
        this.pidFile = pidFile;
    }

    /** Whether a portal before this one started it. */
    public boolean isAdopted() {
        return process.attachment() == Attachment.REATTACHED;
    }

    public boolean isAlive() {
        return process.poll().isEmpty();
    }

    /** Asks it to end, and kills it after 20 seconds. */
    public void stop() {
        var running = running();
        process.interrupt();
        if (!running.map(Daemon::ends).orElse(false)) {
            process.kill();
        }
    }

    private static boolean ends(ProcessHandle running) {
        try {
            running.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException stuck) {
            return false;
        }
    }

    private Optional<ProcessHandle> running() {
        try {
            return isAlive()
                    ? ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip()))
                    : Optional.empty();
        } catch (NoSuchFileException notYetAnnounced) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
