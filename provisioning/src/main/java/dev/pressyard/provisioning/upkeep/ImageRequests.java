package dev.pressyard.provisioning.upkeep;

import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.audit.Audit;
import dev.pressyard.provisioning.audit.AuditEntry;
import dev.pressyard.provisioning.run.Run;
import dev.pressyard.provisioning.run.RunConflictException;
import dev.pressyard.provisioning.run.RunKind;
import dev.pressyard.provisioning.run.RunRequest;
import dev.pressyard.provisioning.run.RunRequests;
import dev.pressyard.provisioning.state.StackIdentifier;
import dev.pressyard.provisioning.target.Targets;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people ask of images: to build them anew, and to look for newer packages. Each answer is the run that does it.
 */
@Service
@Transactional
public class ImageRequests {

    /** Images have no state of Terraform's; under this name one run at a time is at work on them. */
    private static final StackIdentifier STACK =
            new StackIdentifier(UUID.nameUUIDFromBytes("images".getBytes(StandardCharsets.UTF_8)));

    private final RunRequests requests;
    private final Targets targets;
    private final Audit audit;

    ImageRequests(RunRequests requests, Targets targets, Audit audit) {
        this.requests = requests;
        this.targets = targets;
        this.audit = audit;
    }

    /**
     * Has the base built with the packages of today, and on it the usual site image. Sites get the new base with their
     * next change.
     *
     * @throws RunConflictException if there is no target yet
     */
    public Run build(Actor person) {
        return ask(RunKind.IMAGE_BUILD, "image.build-requested", person);
    }

    /**
     * Has the package archive asked what it has newer than the newest base, and than those that sites stand on.
     *
     * @throws RunConflictException if there is no target yet
     */
    public Run check(Actor person) {
        return ask(RunKind.IMAGE_CHECK, "image.check-requested", person);
    }

    private Run ask(RunKind kind, String action, Actor person) {
        return requests.underWay(STACK).filter(run -> run.kind() == kind).orElseGet(() -> queued(kind, action, person));
    }

    private Run queued(RunKind kind, String action, Actor person) {
        var target = targets.findByConfiguredTrueOrderByCreatedAt().stream()
                .findFirst()
                .orElseThrow(() -> new RunConflictException("There is no target yet; see the page of targets."));
        var run = requests.queue(new RunRequest(
                kind,
                STACK,
                target.id(),
                target.regions().getFirst(),
                "images",
                null,
                null,
                null,
                person.name(),
                RunRequest.Approval.NOT_NEEDED));
        audit.record(AuditEntry.of(person, action).inRun(run.identifier().number()));
        return run;
    }
}
