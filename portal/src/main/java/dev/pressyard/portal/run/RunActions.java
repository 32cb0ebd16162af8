package dev.pressyard.portal.run;

import dev.pressyard.portal.account.SignedInPerson;
import dev.pressyard.portal.account.SiteAccess;
import dev.pressyard.portal.run.RunView.ActionsView;
import dev.pressyard.portal.run.RunView.RetryView;
import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.run.Run;
import dev.pressyard.provisioning.run.RunIdentifier;
import dev.pressyard.provisioning.run.RunRequests;
import dev.pressyard.provisioning.run.RunRetries;
import dev.pressyard.provisioning.run.Runs;
import dev.pressyard.provisioning.site.Site;
import dev.pressyard.provisioning.site.SiteStatus;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people do with runs, as far as their role goes. */
@Component
class RunActions {

    private final Runs runs;
    private final RunRequests requests;
    private final RunRetries retries;
    private final SiteAccess access;

    RunActions(Runs runs, RunRequests requests, RunRetries retries, SiteAccess access) {
        this.runs = runs;
        this.requests = requests;
        this.retries = retries;
        this.access = access;
    }

    /** What the person may do with the run now, and with its site, if it is for one. */
    ActionsView open(SignedInPerson person, Run run, @Nullable Site site) {
        var allowed = access.mayChange(person, run);
        var retry = allowed && retries.isOpenTo(run)
                ? RetryView.of(run, site != null && site.status() == SiteStatus.NOT_CREATED)
                : null;
        return ActionsView.of(run, allowed, retry, access.mayDestroySiteOf(person, run));
    }

    void approve(RunIdentifier run, SignedInPerson person, Actor actor) {
        act(run, person, actor, requests::approve);
    }

    void discard(RunIdentifier run, SignedInPerson person, Actor actor) {
        act(run, person, actor, requests::discard);
    }

    void cancel(RunIdentifier run, SignedInPerson person, Actor actor) {
        act(run, person, actor, requests::cancel);
    }

    /** Returns the run that tries again. */
    RunIdentifier retry(RunIdentifier run, SignedInPerson person, Actor actor) {
        access.require(person, runs.require(run));
        return retries.retry(run, actor).identifier();
    }

    private void act(RunIdentifier run, SignedInPerson person, Actor actor, BiConsumer<RunIdentifier, Actor> action) {
        access.require(person, runs.require(run));
        action.accept(run, actor);
    }
}
