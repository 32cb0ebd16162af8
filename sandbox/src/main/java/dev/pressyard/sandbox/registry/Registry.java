package dev.pressyard.sandbox.registry;

import dev.pressyard.sandbox.cloud.SandboxSettings;
import dev.pressyard.sandbox.daemon.Daemon;
import dev.pressyard.sandbox.daemon.Daemons;
import dev.pressyard.sandbox.daemon.Executables;
import dev.pressyard.sandbox.daemon.Watch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The registry in the sandbox: Docker's own ({@code docker-registry}), on a loopback port that stays the same. It asks
 * nobody for a password; the engine allows plain HTTP to 127.0.0.0/8.
 */
public class Registry implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Registry.class);

    /** Before anything that takes up work. */
    private static final int PHASE = Integer.MIN_VALUE + 1000;

    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    private final RegistryFolder folder;
    private final Daemons daemons;
    private final SandboxSettings settings;

    private @Nullable Watch watch;
    private volatile @Nullable Daemon daemon;

    Registry(RegistryFolder folder, Daemons daemons, SandboxSettings settings) {
        this.folder = folder;
        this.daemons = daemons;
        this.settings = settings;
    }

    /**
     * The name by which the engine of this machine reaches a repository, whatever host it is named with; empty if there
     * is no registry.
     *
     * @param reference an image or a repository with a registry's host in front, for example
     *     {@code 123456789012.dkr.ecr.eu-west-3.amazonaws.com/pressyard/wordpress@sha256:...}
     */
    public Optional<String> localName(String reference) {
        return Optional.ofNullable(daemon)
                .map(_ -> "127.0.0.1:%d/%s".formatted(folder.port(), reference.substring(reference.indexOf('/') + 1)));
    }

    /** An emulator that the user runs has a registry of its own, or none. */
    @Override
    public void start() {
        if (settings.endpoint() != null) {
            return;
        }
        var executable = Executables.find("docker-registry");
        if (executable.isEmpty()) {
            LOG.warn("The sandbox has no registry: there is no docker-registry on the search path");
        }
        executable.ifPresent(program -> watch = Watch.start("registry", LOOK_EVERY, () -> look(program)));
    }

    @Override
    public void stop() {
        Optional.ofNullable(watch).ifPresent(Watch::close);
        watch = null;
        if (!settings.outlivesPortal()) {
            Optional.ofNullable(daemon).or(() -> daemons.find(folder.path())).ifPresent(Daemon::stop);
        }
        daemon = null;
    }

    @Override
    public boolean isRunning() {
        return watch != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private void look(Path executable) {
        var running = daemon;
        if (running == null || !running.isAlive()) {
            daemon = daemons.startOrAdopt(folder.program(executable));
        }
    }
}
