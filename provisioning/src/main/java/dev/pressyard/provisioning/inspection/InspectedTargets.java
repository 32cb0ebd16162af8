package dev.pressyard.provisioning.inspection;

import dev.pressyard.provisioning.target.TargetSession;
import dev.pressyard.provisioning.target.TargetSessions;
import dev.pressyard.provisioning.target.Targets;
import dev.pressyard.provisioning.worker.RunDetails;
import java.util.List;
import org.springframework.stereotype.Component;

/** Opens the targets of runs, to look at them. */
@Component
class InspectedTargets {

    private final Targets targets;
    private final TargetSessions sessions;

    InspectedTargets(Targets targets, TargetSessions sessions) {
        this.targets = targets;
        this.sessions = sessions;
    }

    TargetSession open(RunDetails run) {
        return sessions.open(targets.require(run.target()), run.region(), "run-" + run.identifier());
    }

    /** Removes what the target's control plane does not know of; returns what could not be removed yet. */
    List<String> removeRemains(RunDetails run, SiteTag tag) {
        return sessions.removeRemains(targets.require(run.target()), tag.site());
    }

    boolean servesTraffic(RunDetails run) {
        return sessions.servesTraffic(targets.require(run.target()));
    }
}
