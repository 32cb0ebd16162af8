package dev.pressyard.portal.run;

import dev.pressyard.portal.account.SignedInPerson;
import dev.pressyard.portal.address.SiteAddresses;
import dev.pressyard.provisioning.run.RunIdentifier;
import dev.pressyard.provisioning.run.Runs;
import dev.pressyard.provisioning.site.SiteRequests;
import dev.pressyard.provisioning.site.Sites;
import org.springframework.stereotype.Component;

/** Gathers what the head of a run's page shows. */
@Component
class RunViews {

    private final Runs runs;
    private final RunActions actions;
    private final Waits waits;
    private final Timelines timelines;
    private final Sites sites;
    private final SiteRequests requests;
    private final SiteAddresses addresses;

    RunViews(
            Runs runs,
            RunActions actions,
            Waits waits,
            Timelines timelines,
            Sites sites,
            SiteRequests requests,
            SiteAddresses addresses) {
        this.runs = runs;
        this.actions = actions;
        this.waits = waits;
        this.timelines = timelines;
        this.sites = sites;
        this.requests = requests;
        this.addresses = addresses;
    }

    /** The run as somebody sees it, with what that person may do. */
    RunView of(RunIdentifier identifier, SignedInPerson person) {
        var run = runs.require(identifier);
        var wait = waits.of(run).orElse(null);
        var site = run.site().flatMap(sites::findById).orElse(null);
        var address = site == null ? null : addresses.of(site).toString();
        var destroy = site != null && requests.isNeverMade(site) ? "Remove" : "Destroy";
        return RunView.of(run, actions.open(person, run, site), timelines.of(run), wait, site, address, destroy);
    }
}
