package dev.pressyard.portal.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** All event streams of this node; they end when the portal stops, so that stopping need not wait for them. */
@Component
public class EventStreams implements SmartLifecycle {

    private static final Logger LOGGER = LoggerFactory.getLogger(EventStreams.class);
    private static final Duration BETWEEN_HEARTBEATS = Duration.ofSeconds(15);

    private final Set<Doorbell> bells = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    /** What a stream tells. */
    @FunctionalInterface
    public interface Source {

        /** Sends whatever is new; returns whether there can be more. */
        boolean pump(EventStream stream) throws IOException;
    }

    /** All that one client is told; what it holds is let go when the client has gone, or the portal stops. */
    @FunctionalInterface
    public interface Telling {

        void tell(Listener listener) throws IOException;
    }

    /** One client. */
    public final class Listener {

        private final EventStream stream;

        private Listener(EventStream stream) {
            this.stream = stream;
        }

        /**
         * Tells the client what a source has, until the source ends or the portal stops. The source is pumped at the
         * start and then whenever the bell rings.
         *
         * @throws IOException when the client has gone
         */
        public void hear(Source source, Doorbell bell) throws IOException {
            bells.add(bell);
            try {
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
    }

    /**
     * Begins the answer to a client who listens. The rest is written by a thread of its own, whose stack holds nothing
     * but the telling: a thousand that each waited beneath all filters of their request would hold 45 MB more.
     */
    public StreamingResponseBody serve(HttpServletResponse response, Telling telling) throws IOException {
        var listener = new Listener(EventStream.begin(response));
        // What Spring hands over instead of the response's own stream holds back what is flushed.
        return _ -> tell(listener, telling);
    }

    private static void tell(Listener listener, Telling telling) {
        try {
            telling.tell(listener);
        } catch (IOException gone) {
            LOGGER.debug("A client has gone", gone);
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
