package dev.pressyard.provisioning.site;

import dev.pressyard.provisioning.run.Run;
import dev.pressyard.provisioning.run.RunIdentifier;
import dev.pressyard.provisioning.run.RunKind;
import dev.pressyard.provisioning.run.RunPrerequisite;
import dev.pressyard.provisioning.run.RunRequest;
import dev.pressyard.provisioning.run.RunRequest.Approval;
import dev.pressyard.provisioning.run.RunRequests;
import dev.pressyard.provisioning.run.Runs;
import dev.pressyard.provisioning.state.StackIdentifier;
import dev.pressyard.provisioning.target.Target;
import dev.pressyard.provisioning.target.Targets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** The shared stack that a target has in each region where it holds sites: registry, key, log bucket. */
@Service
public class Platforms implements RunPrerequisite {

    private final Runs runs;
    private final RunRequests requests;
    private final Targets targets;

    Platforms(Runs runs, RunRequests requests, Targets targets) {
        this.runs = runs;
        this.requests = requests;
        this.targets = targets;
    }

    @Override
    public Optional<RunIdentifier> of(Run run, String person) {
        return run.bringsAbout() ? prepare(targets.require(run.target()), run.region(), person) : Optional.empty();
    }

    /** The platform's Terraform root; the same for the same target and region, always. */
    public StackIdentifier stack(Target target, String region) {
        var name = "platform/%s/%s".formatted(target.id(), region);
        return new StackIdentifier(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    /** The run that a site has to wait for; empty if the platform is there. */
    Optional<RunIdentifier> prepare(Target target, String region, String requestedBy) {
        var stack = stack(target, region);
        if (isThere(target, stack)) {
            return Optional.empty();
        }
        return Optional.of(requests.join(request(target, region, requestedBy)).identifier());
    }

    private boolean isThere(Target target, StackIdentifier stack) {
        var lostAt = target.lostAt().orElse(Instant.MIN);
        return runs.findFirstByStackIdOrderByNumberDesc(stack.value())
                .filter(run -> run.status().isSucceeded())
                .flatMap(Run::finishedAt)
                .filter(finished -> finished.isAfter(lostAt))
                .isPresent();
    }

    private RunRequest request(Target target, String region, String requestedBy) {
        return new RunRequest(
                RunKind.PLATFORM,
                stack(target, region),
                target.id(),
                region,
                "platform of %s in %s".formatted(target.name(), region),
                null,
                null,
                null,
                requestedBy,
                Approval.NOT_NEEDED);
    }
}
