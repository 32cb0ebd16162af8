package dev.pressyard.sandbox.cloud;

import dev.pressyard.provisioning.installation.Installation;
import dev.pressyard.provisioning.process.ChildProcesses;
import dev.pressyard.provisioning.target.TargetKind;
import dev.pressyard.provisioning.target.TargetLosses;
import dev.pressyard.sandbox.daemon.Daemons;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** What is left to be said of the sandbox where it is switched off as a target. */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = "pressyard.target.sandbox.enabled", havingValue = false)
public class FormerCloudAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    LossReport lossReport(TargetLosses losses) {
        return () -> losses.report(TargetKind.SANDBOX);
    }

    @Bean
    FormerControlPlane formerControlPlane(
            Installation installation, ChildProcesses processes, LossReport report, Clock clock) {
        var folder = new ControlPlaneFolder(installation.data().resolve("control-plane"));
        var losses = new ControlPlaneLosses(folder, report);
        return new FormerControlPlane(new ControlPlaneKeeper(folder, new Daemons(processes), losses, clock));
    }
}
