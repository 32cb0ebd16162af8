package dev.pressyard.sandbox.cloud;

import dev.pressyard.provisioning.installation.Installation;
import dev.pressyard.provisioning.process.ChildProcesses;
import dev.pressyard.provisioning.target.TargetKind;
import dev.pressyard.provisioning.target.TargetLosses;
import dev.pressyard.sandbox.daemon.Daemons;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The sandbox's control plane, unless the sandbox is switched off as a target. */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = "pressyard.target.sandbox.enabled", matchIfMissing = true)
@EnableConfigurationProperties(SandboxSettings.class)
public class CloudAutoConfiguration {

    @Bean
    Daemons daemons(ChildProcesses processes) {
        return new Daemons(processes);
    }

    @Bean
    @ConditionalOnMissingBean
    LossReport lossReport(TargetLosses losses) {
        return () -> losses.report(TargetKind.SANDBOX);
    }

    @Bean
    SandboxConnector sandboxConnector(
            ControlPlane controlPlane,
            ObjectProvider<LoadBalancerAddresses> addresses,
            ObjectProvider<SiteRemains> remains) {
        return new SandboxConnector(controlPlane, addresses, remains);
    }

    @Bean
    ControlPlane controlPlane(
            SandboxSettings settings, Installation installation, Daemons daemons, LossReport report, Clock clock) {
        var folder = new ControlPlaneFolder(installation.dataFolder("control-plane"));
        var losses = new ControlPlaneLosses(folder, report);
        return new ControlPlane(settings, new ControlPlaneKeeper(folder, daemons, losses, clock));
    }
}
