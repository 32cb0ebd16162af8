package dev.pressyard.provisioning.inspection;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.util.StringUtils;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;

/**
 * Looks whether the service runs as many tasks as it should, all of them as they were applied: a deployment that failed
 * may have been rolled back.
 */
final class RolloutCheck implements Check {

    private static final int LAST_EVENTS = 6;

    /** That tasks were started says nothing of why they ended. */
    private static final String STARTED = ") has started ";

    @Override
    public Finding look(InspectedSite site) {
        try (var ecs = site.session().client(EcsClient.builder())) {
            var services = ecs.describeServices(request ->
                            request.cluster(site.output("cluster_name")).services(site.output("service_name")))
                    .services();
            var applied = Optional.ofNullable(site.outputs().get("task_definition_arn"));
            return services.isEmpty()
                    ? new Finding.NotYet("there is no service yet")
                    : look(services.getFirst(), applied);
        }
    }

    static Finding look(Service service, Optional<String> applied) {
        var primary = service.deployments().stream()
                .filter(deployment -> "PRIMARY".equals(deployment.status()))
                .findFirst();
        if (primary.filter(RolloutCheck::hasFailed).isPresent()) {
            return new Finding.Bad("the rollout failed: " + events(service.events()));
        }
        if (primary.filter(it -> isRolledBack(it, applied)).isPresent()) {
            return new Finding.Bad(
                    "the rollout failed and the version before it runs again: " + events(service.events()));
        }
        return counted(service, primary.filter(RolloutCheck::isComplete).isPresent());
    }

    private static boolean hasFailed(Deployment deployment) {
        return deployment.rolloutState() == DeploymentRolloutState.FAILED;
    }

    private static boolean isRolledBack(Deployment deployment, Optional<String> applied) {
        return applied.filter(it -> !it.equals(deployment.taskDefinition())).isPresent();
    }

    private static boolean isComplete(Deployment deployment) {
        return deployment.rolloutState() == DeploymentRolloutState.COMPLETED;
    }

    private static Finding counted(Service service, boolean complete) {
        var words = "%d of %d tasks run".formatted(service.runningCount(), service.desiredCount());
        return complete && service.runningCount() >= service.desiredCount() && service.desiredCount() > 0
                ? new Finding.Good(words)
                : new Finding.NotYet(words);
    }

    private static String events(List<ServiceEvent> events) {
        var words = events.stream()
                .map(ServiceEvent::message)
                .filter(message -> !message.contains(STARTED))
                .distinct()
                .limit(LAST_EVENTS)
                .collect(Collectors.joining(" "));
        return StringUtils.trimTrailingCharacter(words, '.');
    }
}
