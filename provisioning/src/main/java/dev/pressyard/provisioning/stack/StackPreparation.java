package dev.pressyard.provisioning.stack;

import dev.pressyard.provisioning.stack.terraform.Terraform;
import dev.pressyard.provisioning.stack.terraform.Workspace;
import dev.pressyard.provisioning.worker.PhaseContext;
import dev.pressyard.provisioning.worker.PhaseOutcome;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Brings a workspace to where Terraform can plan and apply in it. */
@Component
class StackPreparation {

    private final Workspaces workspaces;
    private final Terraform terraform;

    StackPreparation(Workspaces workspaces, Terraform terraform) {
        this.workspaces = workspaces;
        this.terraform = terraform;
    }

    /** Prepares the run's workspace on this node; says why not, if it cannot be done. */
    Optional<PhaseOutcome> prepare(PhaseContext context) throws InterruptedException {
        var workspace = Workspace.of(context);
        workspaces.prepare(workspace);
        var exit = terraform.run(context, workspace, "init", List.of("init", "-input=false"));
        return exit.isSuccess()
                ? Optional.empty()
                : Optional.of(StepFailure.of("Terraform could not prepare the stack", exit)
                        .outcome("Check that the providers can be had on this machine, then retry."));
    }

    /** The same, unless it was done on this node before. */
    Optional<PhaseOutcome> ensure(PhaseContext context) throws InterruptedException {
        return Workspace.of(context).isInitialized() ? Optional.empty() : prepare(context);
    }
}
