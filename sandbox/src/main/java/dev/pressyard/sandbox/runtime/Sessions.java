package dev.pressyard.sandbox.runtime;

import dev.pressyard.sandbox.cloud.ControlPlaneState.Running;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One session at a time: a control plane that was started anew begins another. */
final class Sessions implements AutoCloseable {

    private final Clock clock;
    private @Nullable Session current;

    Sessions(Clock clock) {
        this.clock = clock;
    }

    Session with(Running controlPlane) {
        var session = current;
        if (session == null
                || !session.incarnation().equals(controlPlane.identity().incarnation())) {
            close();
            session = new Session(controlPlane, clock);
            current = session;
        }
        return session;
    }

    @Override
    public void close() {
        Optional.ofNullable(current).ifPresent(Session::close);
        current = null;
    }
}
