package dev.pressyard.portal.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** All event streams of this node; they end when the portal stops, so that stopping need not wait for them. */
@Component
public class EventStreams implements SmartLifecycle {

    private static final Duration BETWEEN_HEARTBEATS = Duration.ofSeconds(15);

    private final Set<Doorbell> bells = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    /** What a stream tells. */
    @FunctionalInterface
    public interface Source {

        /** Sends whatever is new; returns whether there can be more. */
        boolean pump(EventStream stream) throws IOException;
    }

    /**
     * Serves one client until it goes away, the source ends or the portal stops. The source is pumped at the start and
     * then whenever the bell rings.
     */
    public void serve(HttpServletResponse response, Doorbell bell, Source source) throws IOException {
        bells.add(bell);
        try {
            var stream = EventStream.begin(response);
            while (running && source.pump(stream)) {
                if (!bell.await(BETWEEN_HEARTBEATS)) {
                    stream.heartbeat();
                }
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        } finally {
            bells.remove(bell);
        }
    }

    /** How many clients listen. */
    public int count() {
        return bells.size();
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        bells.forEach(Doorbell::ring);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stopped first of all: before the web server waits for its requests to end. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
