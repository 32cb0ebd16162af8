package dev.pressyard.provisioning.worker;

import dev.pressyard.provisioning.log.Redaction;
import dev.pressyard.provisioning.log.SpoolTail;
import dev.pressyard.provisioning.log.StaleLogWriterException;
import dev.pressyard.provisioning.process.ChildProcess;
import dev.pressyard.provisioning.process.Command;
import dev.pressyard.provisioning.process.ProcessExit;
import dev.pressyard.provisioning.run.Phase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Runs the processes of one phase, each in a folder of its own below the run's: {@code apply.init.1}. The last part
 * counts attempts; a repeatable phase begins another one where the process of the last is lost.
 */
final class StepRunner {

    /** How often a process's output and end are looked for: a line is in the browser within a tenth of a second. */
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Workbench workbench;
    private final Claim claim;
    private final PhaseStart phase;
    private final Cancellation cancellation;

    /**
     * How a phase came to be performed now.
     *
     * @param startedOn the node on which an earlier worker had begun it; empty if nobody had
     */
    record PhaseStart(Phase phase, Optional<String> startedOn) {}

    StepRunner(Workbench workbench, Claim claim, PhaseStart phase, Cancellation cancellation) {
        this.workbench = workbench;
        this.claim = claim;
        this.phase = phase;
        this.cancellation = cancellation;
    }

    boolean hasStep(String name) {
        return Files.isDirectory(folder(name, latestAttempt(name)));
    }

    StepExit run(String name, Supplier<Command> command, Supplier<Redaction> redaction) throws InterruptedException {
        var attempt = latestAttempt(name);
        while (true) {
            var exit = attempt(name, attempt, command, redaction);
            if (exit instanceof StepExit.Lost(String reason, Path _)
                    && phase.phase().isRepeatable()) {
                say("The process of step '%s' is lost (%s); the step starts again.".formatted(name, reason));
                attempt++;
            } else {
                return exit;
            }
        }
    }

    private StepExit attempt(String name, int attempt, Supplier<Command> command, Supplier<Redaction> redaction)
            throws InterruptedException {
        var folder = folder(name, attempt);
        if (Files.notExists(folder) && workbench.drain().isOn()) {
            throw new InterruptedException("this node is about to be stopped");
        }
        if (Files.notExists(folder) && isOutOfReach()) {
            return new StepExit.Lost(
                    "it ran on " + phase.startedOn().orElseThrow() + ", whose records are not here",
                    folder.resolve("output"));
        }
        var child = workbench.processes().startOrAttach(folder, command);
        if (child.attachment() == ChildProcess.Attachment.REATTACHED) {
            say("Found the process of step '%s' alive and went on watching it.".formatted(name));
        }
        var tail = workbench
                .log(claim, redaction.get())
                .follow(phase.phase().label(), folder.getFileName().toString(), child.output());
        try {
            return watch(child, tail);
        } catch (StaleLogWriterException another) {
            throw another;
        } catch (RuntimeException failure) {
            if (!Trouble.isOfTheDatabase(failure)) {
                outlast(child);
            }
            throw failure;
        }
    }

    /** A run that fails inside the portal does not end before its processes: nobody would be told how they do. */
    private void outlast(ChildProcess child) throws InterruptedException {
        var end = new ProcessEnd(child);
        while (end.look().isEmpty()) {
            TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
        }
    }

    /** An unrepeatable phase that another node began cannot be judged from here. */
    private boolean isOutOfReach() {
        var here = workbench.identity().node();
        return !phase.phase().isRepeatable()
                && phase.startedOn().filter(node -> !node.equals(here)).isPresent();
    }

    private StepExit watch(ChildProcess child, SpoolTail tail) throws InterruptedException {
        var end = new ProcessEnd(child);
        while (true) {
            var exit = end.look();
            tail.pump();
            if (exit.isPresent()) {
                tail.finish();
                return told(exit.get(), child.output());
            }
            TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
        }
    }

    /**
     * Looks whether a process has ended; has one that is to be canceled interrupted, and killed where that was long
     * ago.
     */
    private final class ProcessEnd {

        private final ChildProcess child;
        private Optional<Long> interruptedAt = Optional.empty();

        ProcessEnd(ChildProcess child) {
            this.child = child;
        }

        Optional<ProcessExit> look() {
            var exit = child.poll();
            if (exit.isEmpty() && cancellation.isRequested()) {
                cancel();
            }
            return exit;
        }

        private void cancel() {
            var grace = workbench.settings().cancelGrace().toNanos();
            if (interruptedAt.isEmpty()) {
                interruptedAt = Optional.of(System.nanoTime());
                child.interrupt();
            } else if (System.nanoTime() - interruptedAt.get() > grace) {
                child.kill();
            }
        }
    }

    private StepExit told(ProcessExit exit, Path output) {
        return switch (exit) {
            case ProcessExit.Exited(int code) when cancellation.isRequested() -> new StepExit.Canceled(code, output);
            case ProcessExit.Exited(int code) -> new StepExit.Exited(code, output);
            case ProcessExit.Vanished(String reason) -> new StepExit.Lost(reason, output);
        };
    }

    private void say(String line) {
        workbench.log(claim, Redaction.ofPatterns()).say(phase.phase().label(), line);
    }

    private int latestAttempt(String name) {
        var attempt = 1;
        while (Files.isDirectory(folder(name, attempt + 1))) {
            attempt++;
        }
        return attempt;
    }

    private Path folder(String name, int attempt) {
        var step = "%s.%s.%d".formatted(phase.phase().name().toLowerCase(Locale.ROOT), name, attempt);
        return workbench.folderOf(claim.run()).resolve(step);
    }
}
