package dev.pressyard.portal.run;

import dev.pressyard.portal.account.SignedInPerson;
import dev.pressyard.provisioning.run.RunIdentifier;
import dev.pressyard.provisioning.run.RunKind;
import dev.pressyard.provisioning.run.Runs;
import dev.pressyard.provisioning.run.UsualDurations;
import dev.pressyard.provisioning.site.Sites;
import dev.pressyard.provisioning.worker.RunWaits;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Gathers what the head of a run's page shows. */
@Component
class RunViews {

    private final Runs runs;
    private final RunActions actions;
    private final UsualDurations durations;
    private final RunWaits waits;
    private final Timelines timelines;
    private final Sites sites;

    RunViews(
            Runs runs, RunActions actions, UsualDurations durations, RunWaits waits, Timelines timelines, Sites sites) {
        this.runs = runs;
        this.actions = actions;
        this.durations = durations;
        this.waits = waits;
        this.timelines = timelines;
        this.sites = sites;
    }

    /** The run as somebody sees it, with what that person may do. */
    RunView of(RunIdentifier identifier, SignedInPerson person) {
        var run = runs.require(identifier);
        var wait = waits.of(run)
                .map(cause -> WaitView.of(run, cause, this::usualPlatform))
                .orElse(null);
        var site = run.site().flatMap(sites::findById).orElse(null);
        return RunView.of(run, actions.open(person, run, site), timelines.of(run), wait, site);
    }

    private Duration usualPlatform() {
        return durations.of(RunKind.PLATFORM).values().stream().reduce(Duration.ZERO, Duration::plus);
    }
}
