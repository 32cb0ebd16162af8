package dev.pressyard.provisioning.inspection;

import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;

/** Looks whether the service runs as many tasks as it should, all of them of the newest deployment. */
final class RolloutCheck implements Check {

    private static final int LAST_EVENTS = 3;

    @Override
    public Finding look(InspectedSite site) {
        try (var ecs = site.session().client(EcsClient.builder())) {
            var services = ecs.describeServices(request ->
                            request.cluster(site.output("cluster_name")).services(site.output("service_name")))
                    .services();
            return services.isEmpty() ? new Finding.NotYet("there is no service yet") : look(services.getFirst());
        }
    }

    private static Finding look(Service service) {
        var primary = service.deployments().stream()
                .filter(deployment -> "PRIMARY".equals(deployment.status()))
                .findFirst();
        if (primary.map(Deployment::rolloutState)
                .filter(DeploymentRolloutState.FAILED::equals)
                .isPresent()) {
            return new Finding.Bad("the rollout failed: " + events(service.events()));
        }
        var complete = primary.map(Deployment::rolloutState)
                .filter(DeploymentRolloutState.COMPLETED::equals)
                .isPresent();
        var words = "%d of %d tasks run".formatted(service.runningCount(), service.desiredCount());
        return complete && service.runningCount() >= service.desiredCount() && service.desiredCount() > 0
                ? new Finding.Good(words)
                : new Finding.NotYet(words);
    }

    private static String events(List<ServiceEvent> events) {
        return events.stream().limit(LAST_EVENTS).map(ServiceEvent::message).collect(Collectors.joining(" "));
    }
}
