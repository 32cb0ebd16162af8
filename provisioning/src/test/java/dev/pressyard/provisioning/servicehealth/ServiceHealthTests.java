package dev.pressyard.provisioning.servicehealth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

class ServiceHealthTests {

    private static final String OLD = "arn:aws:ecs:eu-west-3:123456789012:task-definition/blog:1";
    private static final String NEW = "arn:aws:ecs:eu-west-3:123456789012:task-definition/blog:2";
    private static final TargetHealthStateEnum HEALTHY = TargetHealthStateEnum.HEALTHY;

    @Test
    void isHealthyWhenAllThatAreWantedServe() {
        assertThat(condition(primary(DeploymentRolloutState.COMPLETED, 2), HEALTHY, HEALTHY))
                .isEqualTo(ServiceCondition.HEALTHY);
    }

    @Test
    void keepsTheVersionsApartWhileOneTakesThePlaceOfTheOther() {
        var health = health(
                List.of(primary(DeploymentRolloutState.IN_PROGRESS, 2), before(2)), HEALTHY, HEALTHY, HEALTHY, HEALTHY);

        assertThat(health.version().running()).isEqualTo(2);
        assertThat(health.before()).isEqualTo(2);
        assertThat(health.condition()).isEqualTo(ServiceCondition.ROLLING_OUT);
    }

    @Test
    void startsOnlyUntilATaskHasFailed() {
        assertThat(condition(primary(DeploymentRolloutState.IN_PROGRESS, 1), TargetHealthStateEnum.INITIAL))
                .isEqualTo(ServiceCondition.STARTING);
        assertThat(condition(
                        primary(DeploymentRolloutState.IN_PROGRESS, 1).toBuilder()
                                .failedTasks(1)
                                .build(),
                        TargetHealthStateEnum.INITIAL))
                .isEqualTo(ServiceCondition.DOWN);
    }

    @Test
    void isDegradedOrDownByWhatTheLoadBalancerFindsThoughAllTasksRun() {
        var unhealthy = TargetHealthStateEnum.UNHEALTHY;
        assertThat(condition(primary(DeploymentRolloutState.COMPLETED, 2), HEALTHY, unhealthy))
                .isEqualTo(ServiceCondition.DEGRADED);
        assertThat(condition(primary(DeploymentRolloutState.COMPLETED, 2), unhealthy, unhealthy))
                .isEqualTo(ServiceCondition.DOWN);
    }

    @Test
    void knowsThatEcsWentBackToTheVersionBefore() {
        var back = primary(DeploymentRolloutState.COMPLETED, 2).toBuilder()
                .taskDefinition(OLD)
                .build();

        assertThat(health(List.of(back), HEALTHY, HEALTHY).isAsApplied()).isFalse();
        assertThat(condition(primary(DeploymentRolloutState.FAILED, 0))).isEqualTo(ServiceCondition.ROLLOUT_FAILED);
    }

    private static ServiceCondition condition(Deployment primary, TargetHealthStateEnum... states) {
        return health(List.of(primary), states).condition();
    }

    private static ServiceHealth health(List<Deployment> deployments, TargetHealthStateEnum... states) {
        var service = Service.builder().desiredCount(2).deployments(deployments).build();
        var targets = Stream.of(states)
                .map(state -> TargetHealthDescription.builder()
                        .target(target -> target.id("10.0.1.7").port(8080))
                        .targetHealth(health -> health.state(state))
                        .build())
                .toList();
        return ServiceHealth.of(service, targets, Optional.of(NEW), Instant.EPOCH);
    }

    private static Deployment primary(DeploymentRolloutState state, int running) {
        return Deployment.builder()
                .id("new")
                .status("PRIMARY")
                .taskDefinition(NEW)
                .rolloutState(state)
                .runningCount(running)
                .build();
    }

    private static Deployment before(int running) {
        return Deployment.builder()
                .id("old")
                .status("ACTIVE")
                .taskDefinition(OLD)
                .runningCount(running)
                .build();
    }
}
