package dev.pressyard.sandbox.runtime;

import dev.pressyard.provisioning.installation.Installation;
import dev.pressyard.provisioning.process.ChildProcesses;
import dev.pressyard.sandbox.cloud.ControlPlane;
import dev.pressyard.sandbox.cloud.ControlPlaneState.Running;
import dev.pressyard.sandbox.cloud.SandboxSettings;
import dev.pressyard.sandbox.daemon.Daemons;
import dev.pressyard.sandbox.daemon.Executables;
import dev.pressyard.sandbox.engine.Engine;
import dev.pressyard.sandbox.engine.EngineLabels;
import dev.pressyard.sandbox.proxy.Certificates;
import dev.pressyard.sandbox.proxy.Proxy;
import dev.pressyard.sandbox.registry.Registry;
import dev.pressyard.sandbox.registry.RegistryAutoConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;

/**
 * The sandbox's runtime, where its control plane is and {@code pressyard.sandbox.runtime=true}. {@code ./pressyard up}
 * asks for it; without it the control plane only remembers, which needs no engine.
 */
@AutoConfiguration(after = RegistryAutoConfiguration.class)
@ConditionalOnBean(Registry.class)
@ConditionalOnBooleanProperty("pressyard.sandbox.runtime")
class RuntimeAutoConfiguration {

    @Bean
    RuntimeFolder runtimeFolder(Installation installation) {
        return new RuntimeFolder(installation.dataFolder("runtime"));
    }

    @Bean
    Engine sandboxEngine(RuntimeFolder folder, Installation installation) {
        return Engine.connect(new EngineLabels(folder.installation(), installation.data()));
    }

    /** The folder of this process belongs to whoever runs it. */
    private static OwnedFolders folders(Engine engine, DatabaseImage image) {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))
                    ? OwnedFolders.asRoot()
                    : new ContainerFolders(engine, image::id);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Bean
    ForgottenVolumes forgottenVolumes(Engine engine, ControlPlane controlPlane) {
        return new ForgottenVolumes(
                engine,
                () -> controlPlane.state() instanceof Running running
                        ? Optional.of(running.identity().incarnation())
                        : Optional.empty());
    }

    @Bean
    Chores sandboxChores(Clock clock) {
        return new Chores(clock);
    }

    @Bean
    LoadBalancers sandboxLoadBalancers(RuntimeFolder folder, Daemons daemons, Clock clock) {
        var executable = Executables.find("haproxy").orElse(Path.of("haproxy"));
        return new LoadBalancers(
                new Proxy(executable, folder.proxy(), daemons),
                new Listeners(folder, new Certificates(folder.certificates(), clock)));
    }

    @Bean
    SandboxRuntime sandboxRuntime(
            ControlPlane controlPlane,
            SandboxSettings settings,
            Installation installation,
            ChildProcesses processes,
            Registry registry,
            RuntimeFolder folder,
            Engine engine,
            Chores chores,
            LoadBalancers loadBalancers,
            Clock clock) {
        var databaseImage = new DatabaseImage(engine, processes, folder.databaseImage(), installation.home());
        var fileSystems = new FileSystems(folder, chores, folders(engine, databaseImage));
        var snapshots = new Snapshots(engine, chores, folder);
        var events = new ServiceEvents();
        var reports = new ServiceReports(events, clock);
        var logs = new ContainerLogs(engine, chores);
        var launcher = new TaskLauncher(engine, registry, new TaskPlans(engine.labels(), fileSystems));
        var starts = new TaskStarts(launcher, chores, events, clock);
        var services = new Services(
                loadBalancers,
                new TaskHealths(new Probes(chores), Patience.ofThisMachine(), clock),
                starts,
                new TaskExits(chores, new TaskEnding(engine, logs), clock),
                events,
                reports);
        var reconcilers = List.<Reconciler>of(
                new Networks(engine, chores),
                fileSystems,
                snapshots,
                new Databases(engine, chores, databaseImage, snapshots),
                logs,
                services,
                loadBalancers,
                new Autoscaling(engine, chores, loadBalancers, clock));
        var leftovers = new Leftovers(engine, loadBalancers, chores, settings.outlivesPortal());
        return new SandboxRuntime(
                controlPlane,
                new Prerequisites(engine, databaseImage, Executables.find("haproxy")),
                new Sessions(clock),
                new Rounds(engine, starts, reports, reconcilers),
                loadBalancers,
                leftovers);
    }
}
