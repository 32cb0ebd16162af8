package dev.pressyard.provisioning.worker;

import dev.pressyard.provisioning.installation.Installation;
import dev.pressyard.provisioning.log.LogIdentifier;
import dev.pressyard.provisioning.log.LogWriter;
import dev.pressyard.provisioning.log.Redaction;
import dev.pressyard.provisioning.log.RunLogs;
import dev.pressyard.provisioning.process.ChildProcesses;
import dev.pressyard.provisioning.run.RunIdentifier;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/**
 * What a node has at hand for the steps of runs.
 *
 * @param installation where the run folders are
 * @param identity who works here
 */
@Component
record Workbench(
        Installation installation,
        WorkerIdentity identity,
        WorkerSettings settings,
        ChildProcesses processes,
        Drain drain,
        RunLogs logs) {

    Path folderOf(RunIdentifier run) {
        return installation.dataFolder("runs").resolve(run.toString());
    }

    LogWriter log(Claim claim, Redaction redaction) {
        return logs.open(new LogIdentifier(claim.run().number()), claim.epoch(), redaction);
    }
}
