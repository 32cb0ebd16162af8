package dev.pressyard.sandbox.cloud;

import dev.pressyard.sandbox.cloud.ControlPlaneState.Foreign;
import dev.pressyard.sandbox.cloud.ControlPlaneState.Running;
import dev.pressyard.sandbox.cloud.ControlPlaneState.Starting;
import dev.pressyard.sandbox.daemon.Watch;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * The AWS control plane on loopback: started with the portal or found again by it, watched, and started anew when it
 * has died. It takes seconds to come up, and the portal does not wait for it. Where the user runs an emulator, that one
 * is used and nothing is started; what our own one knew before that is lost with it.
 */
public class ControlPlane implements SmartLifecycle {

    /** Before anything that takes up work. */
    private static final int PHASE = Integer.MIN_VALUE + 1000;

    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private final SandboxSettings settings;
    private final ControlPlaneKeeper keeper;
    private final StateBoard board = new StateBoard();

    private @Nullable Watch watch;
    private boolean running;

    ControlPlane(SandboxSettings settings, ControlPlaneKeeper keeper) {
        this.settings = settings;
        this.keeper = keeper;
    }

    /** How it is now; never blocks. */
    public ControlPlaneState state() {
        return board.state();
    }

    /**
     * Where it answers.
     *
     * @param patience how long to wait for it while it starts
     * @throws ControlPlaneUnavailableException if there is none; the message says what to do
     */
    public URI endpoint(Duration patience) {
        return switch (board.await(state -> !(state instanceof Starting), patience)) {
            case Running running -> running.endpoint();
            case Foreign foreign -> foreign.endpoint();
            case ControlPlaneState.Unavailable unavailable ->
                throw new ControlPlaneUnavailableException(unavailable.reason());
            case Starting _ ->
                throw new ControlPlaneUnavailableException(
                        "The sandbox's control plane has not come up within %d s; see %s"
                                .formatted(patience.toSeconds(), keeper.output()));
        };
    }

    @Override
    public void start() {
        running = true;
        if (settings.endpoint() == null) {
            watch = Watch.start("control-plane", LOOK_EVERY, () -> board.post(keeper.look(board.state())));
        } else {
            board.post(new Foreign(settings.endpoint()));
            watch = Watch.start("control-plane", FormerControlPlane.LOOK_EVERY, keeper::lookAfterFormer);
        }
    }

    @Override
    public void stop() {
        running = false;
        Optional.ofNullable(watch).ifPresent(Watch::close);
        board.post(new Starting());
        if (!settings.outlivesPortal()) {
            keeper.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
