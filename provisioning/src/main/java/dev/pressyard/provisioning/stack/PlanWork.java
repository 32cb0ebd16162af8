package dev.pressyard.provisioning.stack;

import dev.pressyard.provisioning.run.Phase;
import dev.pressyard.provisioning.run.RunKind;
import dev.pressyard.provisioning.stack.terraform.Terraform;
import dev.pressyard.provisioning.stack.terraform.TerraformExit;
import dev.pressyard.provisioning.stack.terraform.Workspace;
import dev.pressyard.provisioning.worker.PhaseContext;
import dev.pressyard.provisioning.worker.PhaseOutcome;
import dev.pressyard.provisioning.worker.PhaseWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Works out what has to change, and keeps the plan for the apply. */
@Component
class PlanWork implements PhaseWork {

    private static final String NEXT_STEP = "Mend what the message names, then retry; nothing was changed.";

    private final StackPreparation preparation;
    private final StackVariables variables;
    private final StackContents contents;
    private final Workspaces workspaces;
    private final Terraform terraform;
    private final PlanOutcomes outcomes;

    PlanWork(
            StackPreparation preparation,
            StackVariables variables,
            StackContents contents,
            Workspaces workspaces,
            Terraform terraform,
            PlanOutcomes outcomes) {
        this.preparation = preparation;
        this.variables = variables;
        this.contents = contents;
        this.workspaces = workspaces;
        this.terraform = terraform;
        this.outcomes = outcomes;
    }

    @Override
    public Phase phase() {
        return Phase.PLAN;
    }

    @Override
    public PhaseOutcome perform(PhaseContext context) throws InterruptedException {
        return StackException.asOutcome(() -> {
            var obstacle = preparation.ensure(context);
            return obstacle.isPresent() ? obstacle.get() : plan(context, Workspace.of(context));
        });
    }

    private PhaseOutcome plan(PhaseContext context, Workspace workspace) throws InterruptedException {
        if (!context.hasStep("plan")) {
            workspaces.writeVariables(workspace, variables.of(context.run()));
        }
        var failure = failed(terraform.run(context, workspace, "plan", arguments(context, workspace)));
        if (failure.isEmpty()) {
            failure = failed(terraform.show(context, workspace));
        }
        var outcome = failure.isPresent() ? failure.get() : outcomes.conclude(context, workspace);
        workspaces.removePlan(workspace);
        return outcome;
    }

    private List<String> arguments(PhaseContext context, Workspace workspace) {
        var arguments = new ArrayList<>(List.of("plan", "-input=false", "-out=" + workspace.plan()));
        if (context.run().kind() == RunKind.DESTROY) {
            arguments.add("-destroy");
        } else {
            contents.namesToReplace(context.run()).forEach(address -> arguments.add("-replace=" + address));
        }
        return arguments;
    }

    private static Optional<PhaseOutcome> failed(TerraformExit exit) {
        return exit.isSuccess()
                ? Optional.empty()
                : Optional.of(StepFailure.of("Terraform could not plan", exit).outcome(NEXT_STEP));
    }
}
