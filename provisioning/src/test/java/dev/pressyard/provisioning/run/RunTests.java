package dev.pressyard.provisioning.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pressyard.provisioning.run.RunRequest.Approval;
import dev.pressyard.provisioning.state.StackIdentifier;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RunTests {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    private final Run run = new Run(request(), NOW);

    @Test
    void beginsQueuedWithAllPhasesPending() {
        assertThat(run.status()).isEqualTo(RunStatus.QUEUED);
        assertThat(run.phases()).extracting(RunPhase::status).containsOnly(PhaseStatus.PENDING);
        assertThat(run.phases()).extracting(RunPhase::phase).startsWith(Phase.IMAGE, Phase.INIT, Phase.PLAN);
    }

    @Test
    void endsAtOnceWhenCanceledInTheQueue() {
        run.cancel("ada", NOW);

        assertThat(run.status()).isEqualTo(RunStatus.CANCELED);
        assertThat(run.cancelRequestedBy()).contains("ada");
        assertThat(run.finishedAt()).contains(NOW);
    }

    @Test
    void refusesApprovalOfWhatDoesNotWaitForIt() {
        assertThatExceptionOfType(RunConflictException.class)
                .isThrownBy(() -> run.approve("ada", NOW))
                .withMessageContaining("'queued'");
    }

    @Test
    void refusesARetryBeforeTheEnd() {
        assertThatExceptionOfType(RunConflictException.class).isThrownBy(() -> run.retry("ada", null, NOW));
    }

    @Test
    void isTriedAgainAsANewRunForTheSameSpec() {
        run.giveUp(new RunFailure(null, "no platform", null, "retry"), NOW);

        var again = run.retry("lin", null, NOW);

        assertThat(again.status()).isEqualTo(RunStatus.QUEUED);
        assertThat(again.requestedBy()).isEqualTo("lin");
        assertThat(again.stack()).isEqualTo(run.stack());
        assertThat(again.specVersion()).contains(3);
    }

    private static RunRequest request() {
        return new RunRequest(
                RunKind.CREATE,
                StackIdentifier.random(),
                UUID.randomUUID(),
                "eu-west-3",
                "blog",
                null,
                3,
                null,
                "ada",
                Approval.NEEDED);
    }
}
