package dev.pressyard.provisioning.stack.terraform;

import dev.pressyard.provisioning.log.Redaction;
import dev.pressyard.provisioning.worker.StepExit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/**
 * The end of a Terraform process.
 *
 * @param redaction what must not be readable in what is told of it
 */
public record TerraformExit(StepExit exit, Redaction redaction) {

    public boolean isSuccess() {
        return exit.isSuccess();
    }

    /** What it printed, without secrets; empty if its output is not on this node. */
    public TerraformOutput output() {
        try {
            return Files.exists(exit.output())
                    ? TerraformOutput.of(
                            redaction.masked(new String(Files.readAllBytes(exit.output()), StandardCharsets.UTF_8)))
                    : TerraformOutput.of("");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
