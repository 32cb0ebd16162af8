package dev.pressyard.sandbox.runtime;

import dev.pressyard.sandbox.cloud.ControlPlaneClient;
import dev.pressyard.sandbox.cloud.ControlPlaneState.Running;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The time with one incarnation of the control plane. Used by one thread. */
final class Session implements AutoCloseable {

    /** Everything is read again after this, even if no call has changed anything. */
    private static final Duration STALE = Duration.ofSeconds(30);

    private final String incarnation;
    private final ControlPlaneClient client;
    private final CloudReader reader;
    private final Clock clock;

    private @Nullable CloudView view;
    private long viewedChanges;
    private Instant viewedAt = Instant.MIN;

    Session(Running controlPlane, Clock clock) {
        this.incarnation = controlPlane.identity().incarnation();
        this.client = new ControlPlaneClient(controlPlane.endpoint());
        this.reader = new CloudReader(client, scope -> AwsClients.of(controlPlane.endpoint(), scope));
        this.clock = clock;
    }

    String incarnation() {
        return incarnation;
    }

    ControlPlaneClient client() {
        return client;
    }

    CloudReader reader() {
        return reader;
    }

    void attach() {
        if (!isAttached()) {
            client.attachRuntime(true);
        }
    }

    /** Whether the control plane takes a runtime's word for what runs, this one's or that of a portal before it. */
    boolean isAttached() {
        return client.identity().runtimeAttached();
    }

    /** What is wanted, read again if any call may have changed it, and after a reading that failed. */
    CloudView view() {
        var changes = client.identity().changes();
        var now = clock.instant();
        var current = view;
        if (current == null || changes != viewedChanges || viewedAt.plus(STALE).isBefore(now)) {
            current = reader.read();
            view = current;
            viewedChanges = changes;
            viewedAt = now;
        }
        return current;
    }

    @Override
    public void close() {
        reader.close();
    }
}
