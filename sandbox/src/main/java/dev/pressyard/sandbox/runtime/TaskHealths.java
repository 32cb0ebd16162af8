package dev.pressyard.sandbox.runtime;

import dev.pressyard.sandbox.proxy.ServerHealth;
import dev.pressyard.sandbox.runtime.CloudView.ServiceView;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;

/** Finds out how tasks do: by the engine's own check where there is no load balancer, else by the load balancer's. */
final class TaskHealths {

    private final Probes probes;
    private final Clock clock;

    TaskHealths(Probes probes, Clock clock) {
        this.probes = probes;
        this.clock = clock;
    }

    /**
     * Where a service's tasks are registered.
     *
     * @param containerPort on which they serve
     */
    record Registration(TargetGroup group, int containerPort, int deregistrationSeconds) {

        /** The first load balancer that a service names; empty if it names none or its target group is gone. */
        static Optional<Registration> of(ServiceView service, CloudView view) {
            return service.service().loadBalancers().stream()
                    .findFirst()
                    .flatMap(balancer -> view.targetGroup(balancer.targetGroupArn())
                            .map(found -> new Registration(
                                    found.group(), balancer.containerPort(), found.deregistrationSeconds())));
        }

        /** The task's port on loopback; 0 while it has none. */
        int portOf(Task task) {
            return task.container().publishedPorts().getOrDefault(containerPort, 0);
        }
    }

    TaskHealth of(
            Task task, ServiceView service, Optional<Registration> registration, Map<String, ServerHealth> proxy) {
        if (task.container().hasEnded()) {
            return TaskHealth.STOPPED;
        }
        if (!task.container().isRunning()) {
            return TaskHealth.PENDING;
        }
        return registration
                .map(it -> behindLoadBalancer(task, service, it, proxy))
                .orElseGet(() -> byItself(task));
    }

    private static TaskHealth byItself(Task task) {
        var status = task.container().status();
        if (status.contains("(unhealthy)")) {
            return TaskHealth.UNHEALTHY;
        }
        return status.contains("(health: starting)") ? TaskHealth.PENDING : TaskHealth.HEALTHY;
    }

    private TaskHealth behindLoadBalancer(
            Task task, ServiceView service, Registration registration, Map<String, ServerHealth> proxy) {
        var seen = Optional.ofNullable(proxy.get(task.id()));
        if (seen.isPresent()) {
            probes.trust(task);
            return seen.get().up() ? TaskHealth.HEALTHY : TaskHealth.UNHEALTHY;
        }
        if (probes.hasPassed(task)) {
            return TaskHealth.HEALTHY;
        }
        var group = registration.group();
        probes.probe(
                task,
                registration.portOf(task),
                group.healthCheckPath(),
                group.matcher().httpCode());
        return isOverdue(task, service, group) ? TaskHealth.UNHEALTHY : TaskHealth.PENDING;
    }

    /** ECS looks at the load balancer's verdict when the grace period is over. */
    private boolean isOverdue(Task task, ServiceView service, TargetGroup group) {
        var grace = Objects.requireNonNullElse(service.service().healthCheckGracePeriodSeconds(), 0);
        var checks = group.healthCheckIntervalSeconds() * group.unhealthyThresholdCount();
        var deadline = task.createdAt().plus(Duration.ofSeconds(grace + checks));
        return clock.instant().isAfter(deadline);
    }
}
