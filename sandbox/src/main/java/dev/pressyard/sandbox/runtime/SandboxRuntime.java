package dev.pressyard.sandbox.runtime;

import dev.pressyard.sandbox.cloud.ControlPlane;
import dev.pressyard.sandbox.cloud.ControlPlaneState.Running;
import dev.pressyard.sandbox.daemon.Watch;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Looks at the control plane and at the engine again and again, and brings the engine nearer to what the control plane
 * describes. All it knows it finds again after a restart: in the control plane, in labels, in the proxy.
 */
final class SandboxRuntime implements SmartLifecycle {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** After so many looks in a row an engine that does not answer counts as gone. */
    private static final int PATIENCE = 5;

    /** After the control plane has begun to start. */
    private static final int PHASE = Integer.MIN_VALUE + 2000;

    private final ControlPlane controlPlane;
    private final Prerequisites prerequisites;
    private final Sessions sessions;
    private final Rounds rounds;
    private final LoadBalancers loadBalancers;
    private final Leftovers leftovers;

    private @Nullable Watch watch;

    private int silentLooks;

    SandboxRuntime(
            ControlPlane controlPlane,
            Prerequisites prerequisites,
            Sessions sessions,
            Rounds rounds,
            LoadBalancers loadBalancers,
            Leftovers leftovers) {
        this.controlPlane = controlPlane;
        this.prerequisites = prerequisites;
        this.sessions = sessions;
        this.rounds = rounds;
        this.loadBalancers = loadBalancers;
        this.leftovers = leftovers;
    }

    @Override
    public void start() {
        watch = Watch.start("sandbox-runtime", PAUSE, this::look);
    }

    @Override
    public void stop() {
        Optional.ofNullable(watch).ifPresent(Watch::close);
        watch = null;
        leftovers.clear();
        sessions.close();
    }

    @Override
    public boolean isRunning() {
        return watch != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private void look() {
        if (controlPlane.state() instanceof Running running) {
            var session = sessions.with(running);
            if (prerequisites.areMet()) {
                silentLooks = 0;
                session.attach();
                rounds.go(session);
            } else {
                goWithoutEngine(session);
            }
        }
    }

    /** A control plane that was told what runs is told that nothing does; another one goes on by itself. */
    private void goWithoutEngine(Session session) {
        silentLooks++;
        if (!session.isAttached()) {
            loadBalancers.rest();
        } else if (silentLooks >= PATIENCE) {
            rounds.report(session);
        }
    }
}
