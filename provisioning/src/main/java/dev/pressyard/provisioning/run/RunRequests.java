package dev.pressyard.provisioning.run;

import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.audit.Audit;
import dev.pressyard.provisioning.state.StackIdentifier;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people ask of runs: to queue one, and to approve, discard or cancel it. */
@Service
@Transactional
public class RunRequests {

    private final Runs runs;
    private final LockedRuns locked;
    private final RunChanges changes;
    private final QueuedRuns queue;
    private final OwnWords words;
    private final Audit audit;
    private final Clock clock;

    RunRequests(
            Runs runs,
            LockedRuns locked,
            RunChanges changes,
            QueuedRuns queue,
            OwnWords words,
            Audit audit,
            Clock clock) {
        this.runs = runs;
        this.locked = locked;
        this.changes = changes;
        this.queue = queue;
        this.words = words;
        this.audit = audit;
        this.clock = clock;
    }

    /** Queues a run. Where one of the same kind waits for the same stack already, that one is the answer. */
    public Run queue(RunRequest request) {
        locked.takeTurn(request.stack());
        return runs.findFirstByStackIdAndKindAndStatusOrderByNumberDesc(
                        request.stack().value(), request.kind(), RunStatus.QUEUED)
                .orElseGet(() -> queue.add(new Run(request, clock.instant())));
    }

    /**
     * The run that is queued or under way on the request's stack, else a new one. It does not end before the
     * transaction does: what is queued behind it in the same transaction will hear of its end.
     */
    public Run join(RunRequest request) {
        locked.takeTurn(request.stack());
        return underWay(request.stack())
                .map(run -> locked.require(run.identifier()))
                .filter(run -> !run.status().isEnded() || run.status().isSucceeded())
                .orElseGet(() -> queue(request));
    }

    /** The run that is queued or under way on a stack, the newest if there are several. */
    @Transactional(readOnly = true)
    public Optional<Run> underWay(StackIdentifier stack) {
        return runs.underWay(stack);
    }

    /**
     * Lets the plan be applied.
     *
     * @throws RunConflictException if the run does not wait for approval
     */
    public void approve(RunIdentifier run, Actor person) {
        var changed = locked.require(run);
        changed.approve(person.name(), clock.instant());
        record(changed, person, "run.approved");
        changes.announce(changed);
    }

    /**
     * Ends the run without applying its plan.
     *
     * @throws RunConflictException if the run does not wait for approval
     */
    public void discard(RunIdentifier run, Actor person) {
        var changed = locked.require(run);
        changed.discard(person.name(), clock.instant());
        words.end(changed, person.name());
        record(changed, person, "run.discarded");
        changes.announce(changed);
    }

    /**
     * Ends a waiting run at once; has the processes of a working one interrupted. @throws RunConflictException if it
     * has ended
     */
    public void cancel(RunIdentifier run, Actor person) {
        var changed = locked.require(run);
        changed.cancel(person.name(), clock.instant());
        words.end(changed, person.name());
        record(changed, person, "run.cancel-requested");
        changes.announce(changed);
    }

    /**
     * Ends what waits on a stack, for its turn or for a person: what is asked for now makes it void. A run that is
     * being worked on goes on, to where it would wait for approval at most if a destroy is queued behind it.
     */
    public void withdraw(StackIdentifier stack, Actor person) {
        locked.takeTurn(stack);
        runs.numbersOn(stack.value(), Set.of(RunStatus.QUEUED, RunStatus.PLANNED)).stream()
                .map(RunIdentifier::new)
                .forEach(run -> withdraw(run, person));
    }

    /** By now a worker or a person may have been faster. */
    private void withdraw(RunIdentifier run, Actor person) {
        switch (locked.require(run).status()) {
            case QUEUED -> cancel(run, person);
            case PLANNED -> discard(run, person);
            default -> {}
        }
    }

    /** Before the change is announced: what comes of it is on record after it. */
    private void record(Run run, Actor person, String action) {
        audit.record(RunEntry.of(person, action, run));
    }
}
