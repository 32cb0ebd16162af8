package dev.pressyard.sandbox.runtime;

import dev.pressyard.sandbox.runtime.CloudView.ServiceView;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;

/**
 * Where a service's tasks are registered.
 *
 * @param containerPort on which they serve
 * @param grace time from a task's start during which the load balancer's verdict does not count
 */
record Registration(TargetGroup group, int containerPort, int deregistrationSeconds, Duration grace) {

    /** The first load balancer that a service names; empty if it names none or its target group is gone. */
    static Optional<Registration> of(ServiceView service, CloudView view) {
        var seconds = Objects.requireNonNullElse(service.service().healthCheckGracePeriodSeconds(), 0);
        return service.service().loadBalancers().stream()
                .findFirst()
                .flatMap(balancer -> view.targetGroup(balancer.targetGroupArn())
                        .map(found -> new Registration(
                                found.group(),
                                balancer.containerPort(),
                                found.deregistrationSeconds(),
                                Duration.ofSeconds(seconds))));
    }

    /** The task's port on loopback; 0 while it has none. */
    int portOf(Task task) {
        return task.container().publishedPorts().getOrDefault(containerPort, 0);
    }

    /** How long a target fails its checks until it counts as unhealthy. */
    Duration unhealthyAfter() {
        return Duration.ofSeconds((long) group.healthCheckIntervalSeconds() * group.unhealthyThresholdCount());
    }
}
