package dev.pressyard.portal.run;

import dev.pressyard.portal.account.SignedInPerson;
import dev.pressyard.provisioning.run.RunIdentifier;
import dev.pressyard.provisioning.run.Runs;
import dev.pressyard.provisioning.run.UsualDurations;
import dev.pressyard.provisioning.worker.RunWaits;
import org.springframework.stereotype.Component;

/** Gathers what the head of a run's page shows. */
@Component
class RunViews {

    private final Runs runs;
    private final RunActions actions;
    private final UsualDurations durations;
    private final RunWaits waits;

    RunViews(Runs runs, RunActions actions, UsualDurations durations, RunWaits waits) {
        this.runs = runs;
        this.actions = actions;
        this.durations = durations;
        this.waits = waits;
    }

    /** The run as somebody sees it, with what that person may do. */
    RunView of(RunIdentifier identifier, SignedInPerson person) {
        var run = runs.require(identifier);
        var wait = waits.of(run).map(cause -> WaitView.of(run, cause)).orElse(null);
        return RunView.of(run, actions.open(person, run), durations.of(run.kind()), wait);
    }
}
