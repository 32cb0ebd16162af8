package dev.pressyard.provisioning.worker;

import dev.pressyard.provisioning.run.RunProgress;
import dev.pressyard.provisioning.run.Runs;
import org.springframework.stereotype.Component;

/** Makes the executions of claimed runs. */
@Component
class RunExecutions {

    private final Runs runs;
    private final RunProgress progress;
    private final PhaseWorks works;
    private final Workbench workbench;

    RunExecutions(Runs runs, RunProgress progress, PhaseWorks works, Workbench workbench) {
        this.runs = runs;
        this.progress = progress;
        this.works = works;
        this.workbench = workbench;
    }

    RunExecution of(Claim claim) {
        return new RunExecution(claim, runs.require(claim.run()), progress, works, workbench);
    }
}
