package dev.pressyard.sandbox.cloud;

import dev.pressyard.sandbox.cloud.ControlPlaneState.Starting;
import java.time.Duration;
import java.util.function.Predicate;

/** The control plane's state, for threads that look at it and threads that wait for it to change. */
final class StateBoard {

    private ControlPlaneState state = new Starting();

    synchronized ControlPlaneState state() {
        return state;
    }

    synchronized void post(ControlPlaneState newState) {
        state = newState;
        notifyAll();
    }

    /** The first state that is as wished; the last one seen when patience ends or the thread is interrupted. */
    synchronized ControlPlaneState await(Predicate<ControlPlaneState> wished, Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        var left = patience.toMillis();
        try {
            while (!wished.test(state) && left > 0) {
                wait(left);
                left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return state;
    }
}
