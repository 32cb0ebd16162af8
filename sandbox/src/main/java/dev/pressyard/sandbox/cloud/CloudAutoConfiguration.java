package dev.pressyard.sandbox.cloud;

import dev.pressyard.provisioning.installation.Installation;
import dev.pressyard.provisioning.process.ChildProcesses;
import dev.pressyard.sandbox.daemon.Daemons;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;

/** The sandbox's control plane, unless the sandbox is switched off as a target. */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = "pressyard.target.sandbox.enabled", matchIfMissing = true)
@EnableConfigurationProperties(SandboxSettings.class)
class CloudAutoConfiguration {

    @Bean
    Daemons daemons(ChildProcesses processes) {
        return new Daemons(processes);
    }

    @Bean
    ControlPlane controlPlane(
            SandboxSettings settings,
            Installation installation,
            Daemons daemons,
            ApplicationEventPublisher events,
            Clock clock) {
        var folder = new ControlPlaneFolder(installation.dataFolder("control-plane"));
        var losses = new ControlPlaneLosses(folder, events);
        return new ControlPlane(settings, new ControlPlaneKeeper(folder, daemons, losses, clock));
    }
}
