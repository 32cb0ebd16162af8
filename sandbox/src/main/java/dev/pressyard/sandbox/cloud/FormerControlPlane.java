package dev.pressyard.sandbox.cloud;

import dev.pressyard.sandbox.daemon.Watch;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Where the sandbox was switched off: what its control plane knew is lost with it, and that is said. */
final class FormerControlPlane implements SmartLifecycle {

    static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private final ControlPlaneKeeper keeper;
    private @Nullable Watch watch;

    FormerControlPlane(ControlPlaneKeeper keeper) {
        this.keeper = keeper;
    }

    @Override
    public void start() {
        watch = Watch.start("former-control-plane", LOOK_EVERY, keeper::lookAfterFormer);
    }

    @Override
    public void stop() {
        Optional.ofNullable(watch).ifPresent(Watch::close);
        watch = null;
    }

    @Override
    public boolean isRunning() {
        return watch != null;
    }
}
