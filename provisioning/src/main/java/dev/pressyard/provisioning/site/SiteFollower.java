package dev.pressyard.provisioning.site;

import dev.pressyard.provisioning.run.Phase;
import dev.pressyard.provisioning.run.PhaseStatus;
import dev.pressyard.provisioning.run.RunChanged;
import dev.pressyard.provisioning.run.RunIdentifier;
import dev.pressyard.provisioning.run.Runs;
import dev.pressyard.provisioning.target.TargetLost;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps the status of sites in step with their runs and targets, in the transaction that moves those. */
@Component
class SiteFollower {

    private final Sites sites;
    private final Runs runs;
    private final Clock clock;

    SiteFollower(Sites sites, Runs runs, Clock clock) {
        this.sites = sites;
        this.runs = runs;
        this.clock = clock;
    }

    @EventListener
    void follow(RunChanged changed) {
        changed.site()
                .flatMap(sites::findById)
                .ifPresent(site -> site.follow(
                        changed.kind(), changed.status(), hasTouchedTheTarget(changed.run()), clock.instant()));
    }

    @EventListener
    void lose(TargetLost lost) {
        sites.findByTargetIdAndStatusNot(lost.target(), SiteStatus.DESTROYED).forEach(Site::lose);
    }

    private boolean hasTouchedTheTarget(RunIdentifier run) {
        return runs.require(run).phases().stream()
                .filter(phase -> phase.phase() == Phase.APPLY)
                .anyMatch(phase -> phase.startedAt().isPresent() && phase.status() != PhaseStatus.SKIPPED);
    }
}
