package dev.pressyard.provisioning.stack;

import dev.pressyard.provisioning.run.Phase;
import dev.pressyard.provisioning.stack.Plans.Taken;
import dev.pressyard.provisioning.stack.terraform.Terraform;
import dev.pressyard.provisioning.stack.terraform.Workspace;
import dev.pressyard.provisioning.worker.PhaseContext;
import dev.pressyard.provisioning.worker.PhaseOutcome;
import dev.pressyard.provisioning.worker.PhaseWork;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Applies the plan, once. An apply that is under way is only ever watched again, never begun again. */
@Component
class ApplyWork implements PhaseWork {

    private static final String STEP = "apply";

    private final StackPreparation preparation;
    private final Workspaces workspaces;
    private final Plans plans;
    private final DeletionProtection protection;
    private final Terraform terraform;
    private final ApplyOutcomes outcomes;

    ApplyWork(
            StackPreparation preparation,
            Workspaces workspaces,
            Plans plans,
            DeletionProtection protection,
            Terraform terraform,
            ApplyOutcomes outcomes) {
        this.preparation = preparation;
        this.workspaces = workspaces;
        this.plans = plans;
        this.protection = protection;
        this.terraform = terraform;
        this.outcomes = outcomes;
    }

    @Override
    public Phase phase() {
        return Phase.APPLY;
    }

    @Override
    public PhaseOutcome perform(PhaseContext context) throws InterruptedException {
        return StackException.asOutcome(() -> {
            var obstacle = context.hasStep(STEP) ? Optional.<PhaseOutcome>empty() : makeReady(context);
            return obstacle.isPresent() ? obstacle.get() : apply(context, Workspace.of(context));
        });
    }

    private PhaseOutcome apply(PhaseContext context, Workspace workspace) throws InterruptedException {
        var arguments = List.of("apply", "-input=false", workspace.plan().toString());
        var exit = terraform.run(context, workspace, STEP, arguments);
        workspaces.removePlan(workspace);
        return outcomes.conclude(context, workspace, exit);
    }

    private Optional<PhaseOutcome> makeReady(PhaseContext context) throws InterruptedException {
        var obstacle = preparation.ensure(context);
        if (obstacle.isEmpty()) {
            protection.lift(context);
        }
        return obstacle.isPresent() ? obstacle : fetchPlan(context);
    }

    private Optional<PhaseOutcome> fetchPlan(PhaseContext context) {
        return switch (plans.take(context.run().identifier())) {
            case Taken.Plan(byte[] file) -> {
                workspaces.restorePlan(Workspace.of(context), file);
                yield Optional.empty();
            }
            case Taken.TakenBefore() ->
                Optional.of(outcomes.lost(context, "an earlier worker took the plan, and its process is not here"));
            case Taken.Stale() ->
                Optional.of(new PhaseOutcome.Failed(
                        "The plan is stale: the state has changed since it was made.",
                        null,
                        "Retry: it plans again from the state as it is now. Nothing was applied."));
            case Taken.Missing() ->
                Optional.of(new PhaseOutcome.Failed("The run has no plan to apply.", null, "Retry: it plans again."));
        };
    }
}
