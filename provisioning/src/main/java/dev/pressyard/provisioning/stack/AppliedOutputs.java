package dev.pressyard.provisioning.stack;

import dev.pressyard.provisioning.run.RunKind;
import dev.pressyard.provisioning.site.SiteOutput;
import dev.pressyard.provisioning.site.SiteOutputs;
import dev.pressyard.provisioning.state.OutputValue;
import dev.pressyard.provisioning.state.StateVersions;
import dev.pressyard.provisioning.target.TargetSessions;
import dev.pressyard.provisioning.target.Targets;
import dev.pressyard.provisioning.worker.RunDetails;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes what a stack tells of itself over to the site. */
@Component
class AppliedOutputs {

    private final StateVersions states;
    private final SiteOutputs siteOutputs;
    private final TargetSessions sessions;
    private final Targets targets;

    AppliedOutputs(StateVersions states, SiteOutputs siteOutputs, TargetSessions sessions, Targets targets) {
        this.states = states;
        this.siteOutputs = siteOutputs;
        this.sessions = sessions;
        this.targets = targets;
    }

    /** Shows the outputs in the newest state, without the sensitive ones, on the site's page; also where it answers. */
    void takeOver(RunDetails run) {
        run.site().ifPresent(site -> takeOver(run, site));
    }

    private void takeOver(RunDetails run, UUID site) {
        var outputs = states.outputs(run.stack());
        siteOutputs.replace(
                site,
                outputs.entrySet().stream()
                        .filter(output -> !output.getValue().sensitive())
                        .map(output -> new SiteOutput(
                                output.getKey(), output.getValue().text()))
                        .toList());
        if (run.kind() != RunKind.DESTROY) {
            address(run, outputs).ifPresent(address -> siteOutputs.answerAt(site, address));
        }
    }

    private Optional<URI> address(RunDetails run, Map<String, OutputValue> outputs) {
        return text(outputs, "load_balancer_arn")
                .flatMap(arn -> servedAt(run, arn))
                .or(() -> text(outputs, "url").map(URI::create));
    }

    private Optional<URI> servedAt(RunDetails run, String loadBalancer) {
        var target = targets.require(run.target());
        var session = sessions.open(target, run.region(), "run-" + run.identifier());
        return sessions.addressOf(target, session, run.subject(), loadBalancer);
    }

    private static Optional<String> text(Map<String, OutputValue> outputs, String name) {
        return Optional.ofNullable(outputs.get(name)).map(OutputValue::text);
    }
}
