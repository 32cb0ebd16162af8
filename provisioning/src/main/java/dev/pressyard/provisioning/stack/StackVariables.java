package dev.pressyard.provisioning.stack;

import dev.pressyard.provisioning.run.RunKind;
import dev.pressyard.provisioning.target.Target;
import dev.pressyard.provisioning.target.Targets;
import dev.pressyard.provisioning.worker.RunDetails;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The values of a root's variables. None of them is a secret. */
@Component
class StackVariables {

    private final Targets targets;
    private final SiteVariables sites;

    StackVariables(Targets targets, SiteVariables sites) {
        this.targets = targets;
        this.sites = sites;
    }

    /** @throws StackException if something that the root needs is not there */
    Map<String, Object> of(RunDetails run) {
        var target = targets.require(run.target());
        return run.kind() == RunKind.PLATFORM ? ofPlatform(run, target) : sites.of(run, target);
    }

    private static Map<String, Object> ofPlatform(RunDetails run, Target target) {
        return Map.of("region", run.region(), "tags", Map.of("pressyard:target", target.name()));
    }
}
