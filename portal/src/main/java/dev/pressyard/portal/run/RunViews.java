package dev.pressyard.portal.run;

import dev.pressyard.portal.account.SignedInPerson;
import dev.pressyard.provisioning.run.Run;
import dev.pressyard.provisioning.run.RunIdentifier;
import dev.pressyard.provisioning.run.RunKind;
import dev.pressyard.provisioning.run.Runs;
import dev.pressyard.provisioning.run.UsualDurations;
import dev.pressyard.provisioning.site.Site;
import dev.pressyard.provisioning.site.SiteStatus;
import dev.pressyard.provisioning.site.Sites;
import dev.pressyard.provisioning.worker.RunWaits;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Gathers what the head of a run's page shows. */
@Component
class RunViews {

    private final Runs runs;
    private final RunActions actions;
    private final UsualDurations durations;
    private final RunWaits waits;
    private final Sites sites;

    RunViews(Runs runs, RunActions actions, UsualDurations durations, RunWaits waits, Sites sites) {
        this.runs = runs;
        this.actions = actions;
        this.durations = durations;
        this.waits = waits;
        this.sites = sites;
    }

    /** The run as somebody sees it, with what that person may do. */
    RunView of(RunIdentifier identifier, SignedInPerson person) {
        var run = runs.require(identifier);
        var wait = waits.of(run)
                .map(cause -> WaitView.of(run, cause, this::usualPlatform))
                .orElse(null);
        return RunView.of(
                run,
                actions.open(person, run),
                durations.of(run.kind()),
                wait,
                broughtAbout(run).orElse(null));
    }

    private Duration usualPlatform() {
        return durations.of(RunKind.PLATFORM).values().stream().reduce(Duration.ZERO, Duration::plus);
    }

    /** Where the site answers that a run has made or changed, as long as nothing else has happened to it since. */
    private Optional<URI> broughtAbout(Run run) {
        return run.bringsAbout() && run.status().isSucceeded()
                ? run.site()
                        .flatMap(sites::findById)
                        .filter(site -> site.status() == SiteStatus.READY)
                        .flatMap(Site::url)
                : Optional.empty();
    }
}
