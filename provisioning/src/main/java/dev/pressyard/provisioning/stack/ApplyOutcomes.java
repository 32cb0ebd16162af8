package dev.pressyard.provisioning.stack;

import dev.pressyard.provisioning.run.RunKind;
import dev.pressyard.provisioning.stack.terraform.Terraform;
import dev.pressyard.provisioning.stack.terraform.TerraformExit;
import dev.pressyard.provisioning.stack.terraform.Workspace;
import dev.pressyard.provisioning.worker.PhaseContext;
import dev.pressyard.provisioning.worker.PhaseOutcome;
import dev.pressyard.provisioning.worker.StepExit;
import java.nio.file.Path;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells how an apply ended, after bringing home what it knew of the state. */
@Component
class ApplyOutcomes {

    /** As a shell tells of SIGKILL. */
    private static final int KILLED = 128 + 9;

    private final Terraform terraform;
    private final StateSalvage salvage;
    private final StackContents contents;
    private final AppliedOutputs outputs;

    ApplyOutcomes(Terraform terraform, StateSalvage salvage, StackContents contents, AppliedOutputs outputs) {
        this.terraform = terraform;
        this.salvage = salvage;
        this.contents = contents;
        this.outputs = outputs;
    }

    PhaseOutcome conclude(PhaseContext context, Workspace workspace, TerraformExit exit) {
        return switch (exit.exit()) {
            case StepExit.Exited(int code, Path _) when code == 0 -> succeeded(context, exit);
            case StepExit.Canceled(int code, Path _) when code == 0 -> succeeded(context, exit);
            case StepExit.Exited _ -> failed(context, workspace, exit);
            case StepExit.Canceled(int code, Path _)
            when code == KILLED -> lost(context, "it was killed, since it had not ended long after it was asked to");
            case StepExit.Canceled _ -> canceled(context, workspace);
            case StepExit.Lost(String reason, Path _) -> lost(context, reason);
        };
    }

    private PhaseOutcome succeeded(PhaseContext context, TerraformExit exit) {
        outputs.takeOver(context.run());
        return new PhaseOutcome.Succeeded(exit.output().applied().orElse("done"));
    }

    private PhaseOutcome failed(PhaseContext context, Workspace workspace, TerraformExit exit) {
        salvage.bringHome(context, workspace);
        var what = context.run().kind() == RunKind.DESTROY
                ? "Terraform could not destroy everything"
                : "Terraform could not apply the plan";
        var failure = StepFailure.of(what, exit);
        if (context.run().kind() != RunKind.DESTROY && failure.hintsAtStrangers()) {
            var halfMade = contents.halfMade(context.run(), failure.clashes());
            return halfMade.isEmpty() ? strange(context, failure) : halfMade(context, failure, halfMade);
        }
        return failure.outcome("Mend what the message names, then retry: %s, and the retry goes on from there."
                .formatted(contents.words(context.run())));
    }

    /** What is in the way is no stranger: an earlier apply was interrupted while it made just that. */
    private static PhaseOutcome halfMade(PhaseContext context, StepFailure failure, List<String> addresses) {
        var instead = context.run().site().isPresent() ? " Or destroy the site." : "";
        return failure.outcome(
                "The state knows what is there already, as half made: %s. Retry: it removes that first.%s"
                        .formatted(String.join(", ", addresses), instead));
    }

    /** Where something is in the target that the state does not know, a retry alone fails at it once more. */
    private PhaseOutcome strange(PhaseContext context, StepFailure failure) {
        var strangers = contents.unknownToState(context.run());
        var remedy = strangers.detail() == null
                ? "Look there for what the message names; remove it, or import it into the state, then retry."
                : strangers.nextStep();
        var instead = context.run().site().isPresent() ? " Or destroy the site: its sweep names what is left." : "";
        return failure.outcome(
                strangers.detail(),
                "Something may exist in the target that the state does not know. " + remedy + instead);
    }

    private PhaseOutcome canceled(PhaseContext context, Workspace workspace) {
        salvage.bringHome(context, workspace);
        return new PhaseOutcome.Canceled("canceled; " + contents.words(context.run()));
    }

    /** Nobody knows how far it came: what can be known is found out, and the operator is offered one next step. */
    PhaseOutcome lost(PhaseContext context, String reason) {
        terraform.takeStateBack(context);
        salvage.bringHome(context, Workspace.of(context));
        var strangers = contents.unknownToState(context.run());
        return new PhaseOutcome.Failed(
                "The process of the apply is lost (%s); %s.".formatted(reason, contents.words(context.run())),
                strangers.detail(),
                strangers.nextStep());
    }
}
