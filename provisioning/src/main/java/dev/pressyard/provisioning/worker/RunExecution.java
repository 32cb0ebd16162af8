package dev.pressyard.provisioning.worker;

import dev.pressyard.provisioning.log.LogWriter;
import dev.pressyard.provisioning.log.Redaction;
import dev.pressyard.provisioning.log.StaleLogWriterException;
import dev.pressyard.provisioning.run.Phase;
import dev.pressyard.provisioning.run.PhaseStatus;
import dev.pressyard.provisioning.run.Run;
import dev.pressyard.provisioning.run.RunFailure;
import dev.pressyard.provisioning.run.RunKind;
import dev.pressyard.provisioning.run.RunPhase;
import dev.pressyard.provisioning.run.RunProgress;
import dev.pressyard.provisioning.run.RunStatus;
import dev.pressyard.provisioning.run.StaleEpochException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One worker's go at one run: from the claim to the run's end, to a wait for a person, or until the lease is lost. */
final class RunExecution {

    private static final Logger LOGGER = LoggerFactory.getLogger(RunExecution.class);

    /** For a database that is being started anew, between two goes at a run. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Claim claim;
    private final Run run;
    private final RunProgress progress;
    private final PhasePerformer performer;
    private final LogWriter log;
    private final Cancellation cancellation;
    private final Map<Phase, PhaseStatus> phases = new ConcurrentHashMap<>();

    RunExecution(Claim claim, Run run, RunProgress progress, PhaseWorks works, Workbench workbench) {
        this.claim = claim;
        this.run = run;
        this.progress = progress;
        this.cancellation = new Cancellation();
        this.performer = new PhasePerformer(claim, run, works, workbench, cancellation);
        this.log = workbench.log(claim, Redaction.ofPatterns());
        run.phases().forEach((RunPhase it) -> phases.put(it.phase(), it.status()));
        if (run.cancelRequestedAt().isPresent()) {
            cancellation.request();
        }
    }

    /** Asks the processes of the run to end. */
    void cancel() {
        cancellation.request();
    }

    /**
     * Performs what is left of the run.
     *
     * @param worker who does it, for the log
     * @return whether the lease is to be given back, so that another worker goes on
     */
    boolean perform(String worker) {
        try {
            introduce(worker);
            goThroughStages();
            return false;
        } catch (InterruptedException stopping) {
            return true;
        } catch (StaleEpochException | StaleLogWriterException stale) {
            LOGGER.warn("Run {} has passed to another worker: {}", claim.run(), stale.getMessage());
            return false;
        } catch (RuntimeException failure) {
            return Trouble.isOfTheDatabase(failure) ? giveBack(failure) : failInside(failure);
        }
    }

    /** The run's processes work on; whoever takes it up when the database answers again finds them. */
    private boolean giveBack(RuntimeException failure) {
        LOGGER.warn("Run {} is given back, for the database failed", claim.run(), failure);
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    private void introduce(String worker) {
        var what = claim.recovered() ? "Taken up again, for its worker was lost," : "Taken from the queue";
        log.say(
                "Run",
                "%s by %s: %s %s.".formatted(what, worker, run.kind().label().toLowerCase(Locale.ROOT), run.subject()));
    }

    private void goThroughStages() throws InterruptedException {
        for (var stage : run.kind().stages()) {
            var due = stage.stream().filter(phase -> !isDone(phase)).toList();
            if (due.isEmpty()) {
                continue;
            }
            if (cancellation.isRequested() && !due.contains(Phase.APPLY)) {
                end(RunStatus.CANCELED, null);
                return;
            }
            if (!go(due)) {
                return;
            }
        }
        var unchanged = phases.get(Phase.APPLY) == PhaseStatus.SKIPPED && run.kind() != RunKind.DESTROY;
        end(unchanged ? RunStatus.NO_CHANGES : RunStatus.APPLIED, null);
    }

    /** Goes through one stage, and tells whether the run goes on to the next. */
    private boolean go(List<Phase> stage) throws InterruptedException {
        if (stage.contains(Phase.APPROVAL)) {
            return isApproved();
        }
        var outcomes = performTogether(stage);
        var failure = outcomes.failure();
        if (failure.isPresent()) {
            end(RunStatus.ERRORED, failure.get());
            return false;
        }
        if (outcomes.isCanceled()) {
            end(RunStatus.CANCELED, null);
            return false;
        }
        if (outcomes.hasNothingToDo()) {
            skip(Phase.APPROVAL, Phase.APPLY);
        }
        return true;
    }

    private StageOutcomes performTogether(List<Phase> stage) throws InterruptedException {
        stage.forEach(phase -> progress.enter(claim.run(), claim.epoch(), phase));
        return new StageOutcomes(performer.perform(stage, this::leave));
    }

    private void leave(Phase phase, PhaseOutcome outcome) {
        switch (outcome) {
            case PhaseOutcome.Succeeded(String summary) -> leave(phase, PhaseStatus.SUCCEEDED, summary);
            case PhaseOutcome.NothingToDo(String summary) -> leave(phase, PhaseStatus.SUCCEEDED, summary);
            case PhaseOutcome.Canceled(String summary) -> leave(phase, PhaseStatus.CANCELED, summary);
            case PhaseOutcome.Failed failed -> leave(phase, PhaseStatus.FAILED, failed.summary());
        }
    }

    private void leave(Phase phase, PhaseStatus status, String summary) {
        progress.leave(claim.run(), claim.epoch(), phase, status, summary);
        phases.put(phase, status);
    }

    private boolean isApproved() {
        if (!run.isApprovalNeeded()) {
            skip(Phase.APPROVAL);
            return true;
        }
        log.say(Phase.APPROVAL.label(), "The plan waits for approval.");
        progress.awaitApproval(claim.run(), claim.epoch());
        return false;
    }

    private void skip(Phase... unneeded) {
        for (var phase : unneeded) {
            if (!isDone(phase)) {
                leave(phase, PhaseStatus.SKIPPED, "not needed");
            }
        }
    }

    private void end(RunStatus ending, @Nullable RunFailure failure) {
        log.say("Run", ending.label() + ".");
        progress.end(claim.run(), claim.epoch(), ending, failure);
    }

    private boolean isDone(Phase phase) {
        return phases.getOrDefault(phase, PhaseStatus.PENDING).isDone();
    }

    /** The worker's boundary: what nobody expected ends the run, visibly, and not the worker. */
    private boolean failInside(RuntimeException failure) {
        LOGGER.error("Run {} failed inside the portal", claim.run(), failure);
        try {
            end(
                    RunStatus.ERRORED,
                    new RunFailure(
                            null,
                            "Pressyard itself failed; nothing is known to be wrong with the site.",
                            failure.toString(),
                            "Retry. If it fails again, the portal's own log says more."));
            return false;
        } catch (RuntimeException alsoFailed) {
            LOGGER.error("Run {} could not be ended; it is given back", claim.run(), alsoFailed);
            return true;
        }
    }
}
