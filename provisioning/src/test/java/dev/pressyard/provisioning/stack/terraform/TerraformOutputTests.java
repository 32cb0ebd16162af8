package dev.pressyard.provisioning.stack.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Terraform 1.11.4 printed, colours and all. */
class TerraformOutputTests {

    @Test
    void findsTheErrorsWithTheirResources() throws IOException {
        var errors = output("failed-apply.txt").errors();

        assertThat(errors)
                .extracting(TerraformError::words)
                .containsExactlyInAnyOrder(
                        "module.text.terraform_data.text[\"a\"]: local-exec provisioner error",
                        "terraform_data.second: local-exec provisioner error");
        assertThat(errors)
                .allSatisfy(error -> assertThat(error.text())
                        .startsWith("Error: local-exec provisioner error")
                        .contains("exit status")
                        .doesNotContain("│", "\u001B"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "creating S3 Bucket (blog): BucketAlreadyExists",
                "creating RDS DB Instance (blog): DBInstanceAlreadyExists: DB instance already exists",
                "creating Secret: ConflictException: operation in progress",
                "Plugin did not respond"
            })
    void knowsWhenSomethingMayExistThatTheStateDoesNotKnow(String text) {
        assertThat(new TerraformError(text, Optional.empty(), "Error: " + text).hintsAtStrangers())
                .isTrue();
        var plain = "Error: creating RDS DB Instance (blog): InstanceQuotaExceeded";
        assertThat(new TerraformError(plain, Optional.empty(), plain).hintsAtStrangers())
                .isFalse();
    }

    @Test
    void takesNoWarningForAnError() throws IOException {
        assertThat(output("failed-apply.txt").lines()).anyMatch(line -> line.contains("Warning:"));
        assertThat(output("failed-apply.txt").errors())
                .noneMatch(error -> error.text().contains("only a warning"));
    }

    @Test
    void tellsWhatAnApplyDid() throws IOException {
        assertThat(output("apply.txt").applied()).contains("4 added, 0 changed, 0 destroyed");
        assertThat(output("failed-apply.txt").applied()).isEmpty();
    }

    @Test
    void givesTheLastLinesWhereTerraformItselfCouldNotStart() {
        var output = TerraformOutput.of("recorder: 1: terraform: not found\n");

        assertThat(output.errors()).isEmpty();
        assertThat(output.tail()).isEqualTo("recorder: 1: terraform: not found");
    }

    private static TerraformOutput output(String name) throws IOException {
        try (var text = TerraformOutputTests.class.getResourceAsStream(name)) {
            return TerraformOutput.of(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
