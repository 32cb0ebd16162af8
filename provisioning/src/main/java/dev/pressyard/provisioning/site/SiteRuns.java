package dev.pressyard.provisioning.site;

import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.run.Run;
import dev.pressyard.provisioning.run.RunConflictException;
import dev.pressyard.provisioning.run.RunIdentifier;
import dev.pressyard.provisioning.run.RunKind;
import dev.pressyard.provisioning.run.RunRequest;
import dev.pressyard.provisioning.run.RunRequest.Approval;
import dev.pressyard.provisioning.run.RunRequests;
import dev.pressyard.provisioning.target.Targets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks for the runs of sites. */
@Component
class SiteRuns {

    private final RunRequests requests;
    private final Platforms platforms;
    private final Targets targets;

    SiteRuns(RunRequests requests, Platforms platforms, Targets targets) {
        this.requests = requests;
        this.platforms = platforms;
        this.targets = targets;
    }

    /**
     * Queues the run that brings a version of the spec about, once the platform below it is there. What a change would
     * do to a site that is there is seen before it is done; so is all that happens in production.
     */
    Run bringAbout(RunKind kind, Site site, SiteSpecVersion version, String requestedBy) {
        var spec = version.spec();
        var platform = platforms.prepare(targets.require(site.target()), spec.region(), requestedBy);
        var approval = kind == RunKind.UPDATE || spec.environment() == Environment.PRODUCTION
                ? Approval.NEEDED
                : Approval.NOT_NEEDED;
        return requests.queue(request(kind, site, version, requestedBy, platform.orElse(null), approval));
    }

    /** Ends what has not begun, or waits for approval: a site that is to go needs neither. */
    void withdraw(Site site, Actor person) {
        requests.withdraw(site.stack(), person);
    }

    /** Queues the destroy, behind whatever is at work; the click in the dialog is its approval. */
    Run destroy(Site site, SiteSpecVersion version, String requestedBy) {
        return requests.queue(request(RunKind.DESTROY, site, version, requestedBy, null, Approval.NOT_NEEDED));
    }

    Optional<Run> destroying(Site site) {
        return requests.underWay(site.stack()).filter(run -> run.kind() == RunKind.DESTROY);
    }

    /** @throws RunConflictException if a run is under way on the site */
    void requireIdle(Site site) {
        requests.underWay(site.stack()).ifPresent(run -> {
            throw new RunConflictException("Run %s is under way on '%s'; change it when that has ended."
                    .formatted(run.identifier(), site.name()));
        });
    }

    private static RunRequest request(
            RunKind kind,
            Site site,
            SiteSpecVersion version,
            String requestedBy,
            @Nullable RunIdentifier after,
            Approval approval) {
        return new RunRequest(
                kind,
                site.stack(),
                site.target(),
                version.spec().region(),
                site.name(),
                site.id(),
                version.version(),
                after,
                requestedBy,
                approval);
    }
}
