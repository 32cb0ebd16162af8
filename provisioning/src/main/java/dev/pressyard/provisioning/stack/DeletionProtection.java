package dev.pressyard.provisioning.stack;

import dev.pressyard.provisioning.run.RunKind;
import dev.pressyard.provisioning.state.StateResource;
import dev.pressyard.provisioning.state.StateVersions;
import dev.pressyard.provisioning.target.TargetSession;
import dev.pressyard.provisioning.target.TargetSessions;
import dev.pressyard.provisioning.target.Targets;
import dev.pressyard.provisioning.worker.PhaseContext;
import dev.pressyard.provisioning.worker.RunDetails;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerNotFoundException;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;

/**
 * Lifts AWS' deletion protection from the database and the load balancer of a site, once its destroy is confirmed; and
 * from those that an apply left half made, which the next apply replaces. Terraform would find them protected only when
 * half of the site is gone.
 */
@Component
class DeletionProtection {

    private static final Logger LOG = LoggerFactory.getLogger(DeletionProtection.class);

    private static final LoadBalancerAttribute UNPROTECTED = LoadBalancerAttribute.builder()
            .key("deletion_protection.enabled")
            .value("false")
            .build();

    private final StateVersions states;
    private final TargetSessions sessions;
    private final Targets targets;

    DeletionProtection(StateVersions states, TargetSessions sessions, Targets targets) {
        this.states = states;
        this.sessions = sessions;
        this.targets = targets;
    }

    /** @throws StackException if the target refuses */
    void lift(PhaseContext context) {
        var databases = marked(context.run(), "aws_db_instance", "deletion_protection", "identifier");
        var balancers = marked(context.run(), "aws_lb", "enable_deletion_protection", "id");
        if (databases.isEmpty() && balancers.isEmpty()) {
            return;
        }
        try {
            lift(session(context.run()), databases, balancers);
        } catch (SdkException refusal) {
            throw new StackException(
                    "The deletion protection could not be lifted: " + refusal.getMessage(),
                    "Mend what the message names, then retry; nothing was destroyed.");
        }
        context.say("Lifted the deletion protection of " + String.join(", ", joined(databases, balancers)) + ".");
    }

    private static void lift(TargetSession session, List<String> databases, List<String> balancers) {
        try (var rds = session.client(RdsClient.builder());
                var balancing = session.client(ElasticLoadBalancingV2Client.builder())) {
            databases.forEach(
                    database -> ifThere(() -> rds.modifyDBInstance(request -> request.dbInstanceIdentifier(database)
                            .deletionProtection(false)
                            .applyImmediately(true))));
            balancers.forEach(balancer -> ifThere(() -> balancing.modifyLoadBalancerAttributes(
                    request -> request.loadBalancerArn(balancer).attributes(UNPROTECTED))));
        }
    }

    /** What somebody removed by hand, or the target has lost, stands in nobody's way. */
    private static void ifThere(Runnable lift) {
        try {
            lift.run();
        } catch (DbInstanceNotFoundException | LoadBalancerNotFoundException gone) {
            LOG.info("Not protected any more, for it is not there: {}", gone.getMessage());
        }
    }

    private List<String> marked(RunDetails run, String type, String protection, String name) {
        return states.resources(run.stack()).stream()
                .filter(resource -> run.kind() == RunKind.DESTROY || resource.tainted())
                .filter(resource -> resource.type().equals(type))
                .filter(resource ->
                        resource.attribute(protection).filter("true"::equals).isPresent())
                .flatMap((StateResource resource) -> resource.attribute(name).stream())
                .toList();
    }

    private TargetSession session(RunDetails run) {
        return sessions.open(targets.require(run.target()), run.region(), "run-" + run.identifier());
    }

    private static List<String> joined(List<String> databases, List<String> balancers) {
        return Stream.concat(databases.stream(), balancers.stream()).toList();
    }
}
