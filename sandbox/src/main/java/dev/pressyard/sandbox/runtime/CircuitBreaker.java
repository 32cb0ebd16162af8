package dev.pressyard.sandbox.runtime;

import dev.pressyard.sandbox.cloud.ControlPlaneClient;
import dev.pressyard.sandbox.runtime.CloudView.ServiceView;
import dev.pressyard.sandbox.runtime.Rollout.Steps;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.Service;

/**
 * Gives a deployment up whose tasks keep failing, where the service has that turned on.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html">Failure
 *     threshold: half the desired count, 3 at least, 200 at most</a>
 */
record CircuitBreaker(ServiceEvents events) {

    private static final int LEAST_FAILURES = 3;
    private static final int MOST_FAILURES = 200;

    void look(ServiceView service, Deployment primary, Steps steps, ControlPlaneClient controlPlane) {
        if (isOn(service.service())
                && primary.rolloutState() == DeploymentRolloutState.IN_PROGRESS
                && !steps.complete()
                && events.failuresOf(primary.id()) >= threshold(service.service())) {
            controlPlane.failDeployment(
                    service.scope(),
                    service.cluster(),
                    service.service().serviceName(),
                    primary.id(),
                    "tasks failed to start.");
        }
    }

    private static boolean isOn(Service service) {
        var bounds = service.deploymentConfiguration();
        var breaker = bounds == null ? null : bounds.deploymentCircuitBreaker();
        return breaker != null && Boolean.TRUE.equals(breaker.enable());
    }

    private static int threshold(Service service) {
        return Math.clamp(Math.ceilDiv(service.desiredCount(), 2), LEAST_FAILURES, MOST_FAILURES);
    }
}
