package dev.pressyard.provisioning.inspection;

import dev.pressyard.provisioning.run.Phase;
import dev.pressyard.provisioning.run.RunPhase;
import dev.pressyard.provisioning.target.TargetUnreachableException;
import dev.pressyard.provisioning.worker.PhaseContext;
import dev.pressyard.provisioning.worker.PhaseOutcome;
import dev.pressyard.provisioning.worker.PhaseWork;
import java.util.List;
import org.springframework.stereotype.Component;

/** Waits until a site that was applied really answers, where its target runs anything. */
@Component
class VerifyWork implements PhaseWork {

    private static final Check RECORDS = new ExistenceCheck();
    private static final Check SERVICE =
            new AllChecks(List.of(new ExistenceCheck(), new RolloutCheck(), new HealthCheck(), new PageCheck()));

    private final InspectedSites sites;
    private final InspectedTargets targets;
    private final Vigils vigils;
    private final LastWords lastWords;

    VerifyWork(InspectedSites sites, InspectedTargets targets, Vigils vigils, LastWords lastWords) {
        this.sites = sites;
        this.targets = targets;
        this.vigils = vigils;
        this.lastWords = lastWords;
    }

    @Override
    public Phase phase() {
        return Phase.VERIFY;
    }

    @Override
    public PhaseOutcome perform(PhaseContext context) throws InterruptedException {
        try {
            return targets.servesTraffic(context.run()) ? awaitService(context) : awaitRecords(context);
        } catch (TargetUnreachableException | MissingOutputException failure) {
            return new PhaseOutcome.Failed(
                    "The site cannot be looked at: " + failure.getMessage() + ".",
                    null,
                    "Mend what the message names, then retry; the retry only verifies again.");
        }
    }

    private PhaseOutcome awaitService(PhaseContext context) throws InterruptedException {
        return outcome(context, SERVICE);
    }

    private PhaseOutcome awaitRecords(PhaseContext context) throws InterruptedException {
        context.say("Of this target's control plane nobody knows whether it runs anything, so no page is asked for;"
                + " looking whether it has what was applied.");
        var outcome = outcome(context, RECORDS);
        return outcome instanceof PhaseOutcome.Succeeded(String words)
                ? new PhaseOutcome.Succeeded(RunPhase.UNVERIFIED + ": no page was asked for; " + words)
                : outcome;
    }

    private PhaseOutcome outcome(PhaseContext context, Check check) throws InterruptedException {
        var site = sites.of(context.run());
        return switch (vigils.arrival(context).keep(() -> check.look(site))) {
            case Finding.Good(String words) -> new PhaseOutcome.Succeeded(words);
            case Finding.NotYet(String words)
            when context.isCancelRequested() -> new PhaseOutcome.Canceled("canceled; " + words);
            case Finding.NotYet(String words) ->
                failed("The site did not come up in time: " + words + ".", context, site);
            case Finding.Bad(String words) -> failed("The site did not come up: " + words + ".", context, site);
        };
    }

    private PhaseOutcome failed(String summary, PhaseContext context, InspectedSite site) {
        var where = site.outputs().containsKey("log_group_name")
                ? "Read what else the containers said on the site's page under Logs, or in the log group "
                        + site.output("log_group_name")
                : "Read what the containers said";
        return new PhaseOutcome.Failed(
                summary,
                lastWords.of(context.run()).orElse(null),
                where + "; mend what is wrong with the image or the site, then retry.");
    }
}
