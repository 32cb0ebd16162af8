package dev.pressyard.provisioning.run;

import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.audit.Audit;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tries again what a run failed to do. Only the last word on a stack is repeated: what was asked for later has taken
 * the place of what an earlier run was for.
 */
@Service
@Transactional
public class RunRetries {

    private final Runs runs;
    private final LockedRuns locked;
    private final QueuedRuns queue;
    private final RunPrerequisite prerequisite;
    private final Audit audit;
    private final Clock clock;

    RunRetries(Runs runs, LockedRuns locked, QueuedRuns queue, RunPrerequisite prerequisite, Audit audit, Clock clock) {
        this.runs = runs;
        this.locked = locked;
        this.queue = queue;
        this.prerequisite = prerequisite;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether the run can be tried again as things stand. */
    @Transactional(readOnly = true)
    public boolean isOpenTo(Run run) {
        return run.status().isEnded() && !run.status().isSucceeded() && isNewest(run);
    }

    /**
     * Queues a new run for what an ended one failed to do, behind what it needs. Where that was asked for before, by a
     * second click or a repeated request, the run that was queued then is the answer.
     *
     * @throws RunConflictException if the run has not ended, was a success, or is not the last on its stack
     */
    public Run retry(RunIdentifier run, Actor person) {
        var failed = locked.require(run);
        return runs.findFirstByRetryOfOrderByNumberDesc(run.number()).orElseGet(() -> repeat(failed, person));
    }

    private Run repeat(Run failed, Actor person) {
        if (!isNewest(failed)) {
            throw new RunConflictException("Run %s is not the last on '%s'; what came after it counts."
                    .formatted(failed.identifier(), failed.subject()));
        }
        var after = prerequisite.of(failed, person.name()).orElse(null);
        var again = queue.add(failed.retry(person.name(), after, clock.instant()));
        audit.record(RunEntry.of(person, "run.retried", again));
        return again;
    }

    private boolean isNewest(Run run) {
        return runs.findFirstByStackIdOrderByNumberDesc(run.stack().value())
                .filter(newest -> newest.identifier().equals(run.identifier()))
                .isPresent();
    }
}
