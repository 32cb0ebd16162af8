package dev.pressyard.provisioning.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.provisioning.stack.terraform.TerraformOutput;
import dev.pressyard.provisioning.worker.PhaseOutcome;
import dev.pressyard.provisioning.worker.StepExit;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StepFailureTests {

    @Test
    void doesNotRepeatAsDetailWhatTheSummarySays() {
        var failure = failure("""
                ╷
                │ Error: Failed to query available provider packages
                ╵
                """);

        assertThat(failure.summary())
                .isEqualTo("Terraform could not prepare the stack: Failed to query available provider packages");
        assertThat(failure.detail()).isNull();
    }

    @Test
    void keepsWhatTheToolSaysBeyondThat() {
        assertThat(failure("""
                ╷
                │ Error: Failed to query available provider packages
                │
                │ Could not retrieve the list of available versions
                ╵
                """).detail()).contains("Could not retrieve the list");
    }

    private static PhaseOutcome.Failed failure(String output) {
        var exit = new StepExit.Exited(1, Path.of("output"));
        return (PhaseOutcome.Failed)
                new StepFailure("Terraform could not prepare the stack", exit, TerraformOutput.of(output))
                        .outcome("Retry.");
    }
}
