package dev.pressyard.provisioning.run;

import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.audit.Audit;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Discards plans that nobody needs to decide about any more: a destroy that is queued behind one is the last word on
 * the stack, and would wait for ever for a person who has no reason to come.
 */
@Component
class OverruledPlans {

    private final Runs runs;
    private final OwnWords words;
    private final Audit audit;
    private final Clock clock;

    OverruledPlans(Runs runs, OwnWords words, Audit audit, Clock clock) {
        this.runs = runs;
        this.words = words;
        this.audit = audit;
        this.clock = clock;
    }

    /** In the transaction in which the run came to wait for approval, and had the turn at its stack before that. */
    void discard(Run planned) {
        runs.findFirstByStackIdAndKindAndStatusOrderByNumberDesc(
                        planned.stack().value(), RunKind.DESTROY, RunStatus.QUEUED)
                .ifPresent(destroy -> discard(planned, destroy));
    }

    private void discard(Run planned, Run destroy) {
        planned.overrule(destroy.identifier(), clock.instant());
        words.overrule(planned, destroy);
        audit.record(RunEntry.of(
                Actor.SYSTEM,
                "run.discarded",
                planned,
                Map.of("overruledByRun", destroy.identifier().toString(), "requestedBy", destroy.requestedBy())));
    }
}
