package dev.pressyard.provisioning.stack;

import dev.pressyard.provisioning.run.RunKind;
import dev.pressyard.provisioning.stack.terraform.Workspace;
import dev.pressyard.provisioning.worker.PhaseContext;
import dev.pressyard.provisioning.worker.PhaseOutcome;
import dev.pressyard.provisioning.worker.RunDetails;
import java.nio.file.Files;
import org.springframework.stereotype.Component;

/** Keeps what a plan came to. */
@Component
class PlanOutcomes {

    private final Workspaces workspaces;
    private final Plans plans;
    private final AppliedOutputs outputs;
    private final StackContents contents;

    PlanOutcomes(Workspaces workspaces, Plans plans, AppliedOutputs outputs, StackContents contents) {
        this.workspaces = workspaces;
        this.plans = plans;
        this.outputs = outputs;
        this.contents = contents;
    }

    /** Records the plan. Where it would do nothing, the state is the outcome already, so its outputs are taken over. */
    PhaseOutcome conclude(PhaseContext context, Workspace workspace) {
        var run = context.run();
        if (Files.notExists(workspace.plan())) {
            return recorded(run);
        }
        var plan = PlanDocument.of(workspaces.shownPlan(workspace));
        var summary = plan.summary();
        plans.record(context, summary, workspaces.plan(workspace));
        if (plan.isApplicable()) {
            return new PhaseOutcome.Succeeded(summary.words());
        }
        return run.kind() == RunKind.DESTROY && contents.holdsResources(run)
                ? new PhaseOutcome.Succeeded("everything is gone already; the state is to forget it")
                : nothingToDo(run, summary);
    }

    /** An earlier worker got as far as recording the plan, and no further. */
    private PhaseOutcome recorded(RunDetails run) {
        return plans.of(run.identifier())
                .map(PlanSummary::words)
                .<PhaseOutcome>map(PhaseOutcome.Succeeded::new)
                .orElseGet(() -> new PhaseOutcome.Failed("The plan is lost.", null, "Retry: it plans again."));
    }

    private PhaseOutcome nothingToDo(RunDetails run, PlanSummary summary) {
        outputs.takeOver(run);
        return new PhaseOutcome.NothingToDo(summary.words());
    }
}
