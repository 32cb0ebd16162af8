package dev.pressyard.provisioning.stack;

import dev.pressyard.provisioning.stack.terraform.TerraformError;
import dev.pressyard.provisioning.stack.terraform.TerraformExit;
import dev.pressyard.provisioning.stack.terraform.TerraformOutput;
import dev.pressyard.provisioning.worker.PhaseOutcome;
import dev.pressyard.provisioning.worker.StepExit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A process of Terraform that did not do its part, as the operator is told of it.
 *
 * @param exit how it ended; not a success
 */
record StepFailure(String what, StepExit exit, TerraformOutput output) {

    /** As much of the tool's own message as a page shows; the log has all of it. */
    private static final int LONGEST_DETAIL = 8_000;

    static StepFailure of(String what, TerraformExit exit) {
        return new StepFailure(what, exit.exit(), exit.output());
    }

    boolean hintsAtStrangers() {
        return output.errors().stream().anyMatch(TerraformError::hintsAtStrangers);
    }

    /** Addresses of the resources of which Terraform heard that something is there already. */
    List<String> clashes() {
        return output.errors().stream()
                .filter(TerraformError::hintsAtStrangers)
                .flatMap(error -> error.address().stream())
                .toList();
    }

    PhaseOutcome outcome(String nextStep) {
        return outcome(null, nextStep);
    }

    /** @param found what else is known of it, below the tool's own message */
    PhaseOutcome outcome(@Nullable String found, String nextStep) {
        return switch (exit) {
            case StepExit.Canceled _ -> new PhaseOutcome.Canceled("canceled");
            case StepExit.Lost(String reason, var _) ->
                new PhaseOutcome.Failed(what + ": its process is lost. " + reason + ".", null, nextStep);
            case StepExit.Exited(int code, var _) -> new PhaseOutcome.Failed(summary(code), details(found), nextStep);
        };
    }

    private @Nullable String details(@Nullable String found) {
        var details = Stream.of(isToldBySummary() ? null : detail(), found)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n\n"));
        return details.isEmpty() ? null : details;
    }

    /** Whether all that the tool said is in the summary already. */
    private boolean isToldBySummary() {
        return output.errors().size() == 1
                && output.errors().getFirst().text().lines().count() == 1;
    }

    private String summary(int code) {
        var errors = output.errors();
        return switch (errors.size()) {
            case 0 -> "%s; it ended with exit code %d.".formatted(what, code);
            case 1 -> "%s: %s".formatted(what, errors.getFirst().words());
            default -> "%s: %s (and %d more)".formatted(what, errors.getFirst().words(), errors.size() - 1);
        };
    }

    private String detail() {
        var errors = output.errors();
        var text = errors.isEmpty()
                ? output.tail()
                : errors.stream().map(TerraformError::text).collect(Collectors.joining("\n\n"));
        return text.length() <= LONGEST_DETAIL ? text : text.substring(0, LONGEST_DETAIL) + "…";
    }
}
