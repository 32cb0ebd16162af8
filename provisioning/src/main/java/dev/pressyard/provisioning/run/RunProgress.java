package dev.pressyard.provisioning.run;

import java.time.Clock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the holder of a run's lease writes about it. Every write names the epoch of the lease.
 *
 * <p>All methods throw {@link StaleEpochException} if the lease has passed on or the run has ended: the caller must
 * stop.
 */
@Service
@Transactional
public class RunProgress {

    private final LockedRuns runs;
    private final OverruledPlans overruled;
    private final RunChanges changes;
    private final Clock clock;

    RunProgress(LockedRuns runs, OverruledPlans overruled, RunChanges changes, Clock clock) {
        this.runs = runs;
        this.overruled = overruled;
        this.changes = changes;
        this.clock = clock;
    }

    /** The run begins a phase, or takes it up again. */
    public void enter(RunIdentifier run, long epoch, Phase phase) {
        change(run, it -> it.enter(epoch, phase, clock.instant()));
    }

    /** A phase of the run ends. */
    public void leave(RunIdentifier run, long epoch, Phase phase, PhaseStatus outcome, @Nullable String summary) {
        change(run, it -> it.leave(epoch, phase, outcome, summary, clock.instant()));
    }

    /** The run waits for a person, and its lease is given back; it ends there if a destroy waits behind it. */
    public void awaitApproval(RunIdentifier run, long epoch) {
        // A destroy that is being asked for at this moment finds the plan waiting, or is found here.
        runs.takeTurnOf(run);
        change(run, it -> {
            it.awaitApproval(epoch, clock.instant());
            overruled.discard(it);
        });
    }

    /** The run ends; what waited for it in vain ends too. */
    public void end(RunIdentifier run, long epoch, RunStatus ending, @Nullable RunFailure cause) {
        change(run, it -> it.end(epoch, ending, cause, clock.instant()));
    }

    private void change(RunIdentifier identifier, Consumer<Run> change) {
        var run = runs.require(identifier);
        change.accept(run);
        changes.announce(run);
    }
}
