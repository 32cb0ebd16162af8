package dev.pressyard.provisioning.run;

import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.audit.Audit;
import dev.pressyard.provisioning.audit.AuditEntry;
import dev.pressyard.provisioning.state.StackIdentifier;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people ask of runs: to queue one, and to approve, discard, cancel or retry it. */
@Service
@Transactional
public class RunRequests {

    private static final Set<RunStatus> UNDER_WAY = EnumSet.complementOf(EnumSet.of(
            RunStatus.APPLIED, RunStatus.NO_CHANGES, RunStatus.DISCARDED, RunStatus.CANCELED, RunStatus.ERRORED));

    private final Runs runs;
    private final RunChanges changes;
    private final FirstWords firstWords;
    private final Audit audit;
    private final Clock clock;

    RunRequests(Runs runs, RunChanges changes, FirstWords firstWords, Audit audit, Clock clock) {
        this.runs = runs;
        this.changes = changes;
        this.firstWords = firstWords;
        this.audit = audit;
        this.clock = clock;
    }

    /** Queues a run. Where one of the same kind waits for the same stack already, that one is the answer. */
    public Run queue(RunRequest request) {
        return runs.findFirstByStackIdAndKindAndStatusOrderByNumberDesc(
                        request.stack().value(), request.kind(), RunStatus.QUEUED)
                .orElseGet(() -> queued(new Run(request, clock.instant())));
    }

    /** The run that is queued or under way on a stack, the newest if there are several. */
    @Transactional(readOnly = true)
    public Optional<Run> underWay(StackIdentifier stack) {
        return runs.findFirstByStackIdAndStatusInOrderByNumberDesc(stack.value(), UNDER_WAY);
    }

    /**
     * Lets the plan be applied.
     *
     * @throws RunConflictException if the run does not wait for approval
     */
    public void approve(RunIdentifier run, Actor person) {
        var changed = runs.lock(run);
        changed.approve(person.name(), clock.instant());
        changes.announce(changed);
        record(changed, person, "run.approved");
    }

    /**
     * Ends the run without applying its plan.
     *
     * @throws RunConflictException if the run does not wait for approval
     */
    public void discard(RunIdentifier run, Actor person) {
        var changed = runs.lock(run);
        changed.discard(person.name(), clock.instant());
        changes.announce(changed);
        record(changed, person, "run.discarded");
    }

    /**
     * Ends a waiting run at once; has the processes of a working one interrupted. @throws RunConflictException if it
     * has ended
     */
    public void cancel(RunIdentifier run, Actor person) {
        var changed = runs.lock(run);
        changed.cancel(person.name(), clock.instant());
        changes.announce(changed);
        record(changed, person, "run.cancel-requested");
    }

    /**
     * Queues a new run for what an ended one failed to do.
     *
     * @throws RunConflictException if the run has not ended, was a success, or another is under way on its stack
     */
    public Run retry(RunIdentifier run, Actor person) {
        var failed = runs.lock(run);
        underWay(failed.stack()).ifPresent(other -> {
            throw new RunConflictException("Run %s is under way already".formatted(other.identifier()));
        });
        var again = queued(failed.retry(person.name(), clock.instant()));
        record(again, person, "run.retried");
        return again;
    }

    private Run queued(Run run) {
        var queued = runs.saveAndFlush(run);
        firstWords.say(queued);
        changes.announce(queued);
        return queued;
    }

    private void record(Run run, Actor person, String action) {
        var entry = AuditEntry.of(person, action).inRun(run.identifier().number());
        audit.record(run.site().map(site -> entry.on(site, run.subject())).orElse(entry));
    }
}
