package dev.pressyard.portal.site;

import dev.pressyard.provisioning.run.Run;
import dev.pressyard.provisioning.run.RunStatus;
import dev.pressyard.provisioning.site.Site;
import dev.pressyard.provisioning.stack.PlanSummary.Action;
import dev.pressyard.provisioning.stack.Plans;
import dev.pressyard.provisioning.state.StateVersions;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds out why a site failed: a run says so, or was canceled in the middle of its work. */
@Component
class Failures {

    private final SiteWork runs;
    private final Plans plans;
    private final StateVersions states;

    Failures(SiteWork runs, Plans plans, StateVersions states) {
        this.runs = runs;
        this.plans = plans;
        this.states = states;
    }

    /** Why a site failed, or its last run did; empty if nothing went wrong. */
    Optional<FailureView> of(Site site) {
        return runs.failed(site)
                .flatMap(run -> run.status() == RunStatus.CANCELED
                        ? CanceledWork.of(run).map(work -> work.view(there(site), planned(run)))
                        : FailureView.of(run));
    }

    private int there(Site site) {
        return states.managed(site.stack()).size();
    }

    /** How many resources there would be; 0 where the plan tells of a part of them only. */
    private long planned(Run run) {
        return run.retryOf().isPresent()
                ? 0
                : plans.of(run.identifier())
                        .map(plan -> plan.count(Action.CREATE))
                        .orElse(0L);
    }
}
