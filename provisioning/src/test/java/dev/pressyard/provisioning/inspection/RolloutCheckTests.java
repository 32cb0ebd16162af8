package dev.pressyard.provisioning.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;

class RolloutCheckTests {

    private static final String OLD = "arn:aws:ecs:eu-west-3:123456789012:task-definition/blog:1";
    private static final String NEW = "arn:aws:ecs:eu-west-3:123456789012:task-definition/blog:2";

    @Test
    void isGoodWhenWhatWasAppliedRuns() {
        assertThat(RolloutCheck.look(service(NEW, DeploymentRolloutState.COMPLETED, 2), Optional.of(NEW)))
                .isEqualTo(new Finding.Good("2 of 2 tasks run"));
    }

    @Test
    void waitsWhileTheRolloutGoesOn() {
        assertThat(RolloutCheck.look(service(NEW, DeploymentRolloutState.IN_PROGRESS, 2), Optional.of(NEW)))
                .isInstanceOf(Finding.NotYet.class);
    }

    @Test
    void waitsForTasksThatAreMissing() {
        assertThat(RolloutCheck.look(service(NEW, DeploymentRolloutState.COMPLETED, 1), Optional.of(NEW)))
                .isInstanceOf(Finding.NotYet.class);
    }

    @Test
    void isBadWithItsReasonWhenTheRolloutFailed() {
        assertThat(RolloutCheck.look(service(NEW, DeploymentRolloutState.FAILED, 0), Optional.of(NEW)))
                .isInstanceOf(Finding.Bad.class)
                .extracting(Finding::words)
                .asString()
                .contains("tasks failed to start");
    }

    @Test
    void isBadWithItsReasonWhenTheVersionBeforeRunsAgain() {
        assertThat(RolloutCheck.look(service(OLD, DeploymentRolloutState.COMPLETED, 2), Optional.of(NEW)))
                .isInstanceOf(Finding.Bad.class)
                .extracting(Finding::words)
                .asString()
                .contains("the version before it runs again", "tasks failed to start");
    }

    private static Service service(String definition, DeploymentRolloutState state, int running) {
        return Service.builder()
                .desiredCount(2)
                .runningCount(running)
                .deployments(Deployment.builder()
                        .status("PRIMARY")
                        .taskDefinition(definition)
                        .rolloutState(state)
                        .build())
                .events(ServiceEvent.builder()
                        .message("deployment failed: tasks failed to start.")
                        .build())
                .build();
    }
}
