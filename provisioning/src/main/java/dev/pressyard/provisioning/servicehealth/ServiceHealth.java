package dev.pressyard.provisioning.servicehealth;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;

/**
 * How a service was at one moment.
 *
 * @param wanted how many tasks it should run
 * @param version the tasks of the version that it should run; those of versions before it are apart, for during a
 *     rollout both run
 * @param before how many tasks of earlier versions still run
 * @param isAsApplied whether that version is the one that was applied last; ECS goes back to the one before where tasks
 *     do not come up
 * @param replicas the tasks as the load balancer finds them
 * @param events what happened last, newest first
 */
public record ServiceHealth(
        Instant seenAt,
        int wanted,
        Version version,
        int before,
        boolean isAsApplied,
        List<ServiceReplica> replicas,
        List<Event> events) {

    private static final int LAST_EVENTS = 5;

    /**
     * The tasks of the newest deployment.
     *
     * @param failed how many did not come up since it began
     */
    public record Version(int running, int starting, int failed, Rollout rollout) {}

    /** How far the newest deployment is. */
    public enum Rollout {
        IN_PROGRESS,
        COMPLETED,
        FAILED
    }

    /** Something that ECS noted. */
    public record Event(Instant at, String message) {}

    public ServiceHealth {
        replicas = List.copyOf(replicas);
        events = List.copyOf(events);
    }

    static ServiceHealth of(
            Service service, List<TargetHealthDescription> targets, Optional<String> applied, Instant now) {
        var primary = service.deployments().stream()
                .filter(it -> "PRIMARY".equals(it.status()))
                .findFirst();
        return new ServiceHealth(
                now,
                count(service.desiredCount()),
                primary.map(ServiceHealth::version).orElseGet(() -> whole(service)),
                primary.map(it -> before(service, it)).orElse(0),
                primary.map(Deployment::taskDefinition)
                        .flatMap(running -> applied.map(running::equals))
                        .orElse(true),
                targets.stream().map(ServiceReplica::of).toList(),
                service.events().stream()
                        .limit(LAST_EVENTS)
                        .map(it -> new Event(it.createdAt(), it.message()))
                        .toList());
    }

    private static Version version(Deployment deployment) {
        return new Version(
                count(deployment.runningCount()),
                count(deployment.pendingCount()),
                count(deployment.failedTasks()),
                rollout(deployment.rolloutState()));
    }

    /** A service that something other than ECS rolls out has no deployments of its own. */
    private static Version whole(Service service) {
        return new Version(count(service.runningCount()), count(service.pendingCount()), 0, Rollout.COMPLETED);
    }

    private static int before(Service service, Deployment primary) {
        return service.deployments().stream()
                .filter(it -> !Objects.equals(it.id(), primary.id()))
                .mapToInt(it -> count(it.runningCount()))
                .sum();
    }

    private static Rollout rollout(@Nullable DeploymentRolloutState state) {
        return switch (state) {
            case IN_PROGRESS -> Rollout.IN_PROGRESS;
            case FAILED -> Rollout.FAILED;
            case COMPLETED, UNKNOWN_TO_SDK_VERSION -> Rollout.COMPLETED;
            case null -> Rollout.COMPLETED;
        };
    }

    private static int count(@Nullable Integer number) {
        return Objects.requireNonNullElse(number, 0);
    }

    /** How many tasks the load balancer finds so. */
    public int replicas(ServiceReplica.State state) {
        return (int) replicas.stream().filter(it -> it.state() == state).count();
    }

    /** All of it in one word. */
    public ServiceCondition condition() {
        var healthy = replicas(ServiceReplica.State.HEALTHY);
        if (wanted == 0 && version.running() + before == 0) {
            return ServiceCondition.STOPPED;
        }
        if (version.rollout() == Rollout.FAILED) {
            return ServiceCondition.ROLLOUT_FAILED;
        }
        if (healthy == 0) {
            return isFirstStart() ? ServiceCondition.STARTING : ServiceCondition.DOWN;
        }
        if (version.rollout() == Rollout.IN_PROGRESS) {
            return ServiceCondition.ROLLING_OUT;
        }
        return Math.min(healthy, version.running()) < wanted ? ServiceCondition.DEGRADED : ServiceCondition.HEALTHY;
    }

    /** Tasks that have failed already, or that did serve, are no first start. */
    private boolean isFirstStart() {
        return version.rollout() == Rollout.IN_PROGRESS && before == 0 && version.failed() == 0;
    }
}
