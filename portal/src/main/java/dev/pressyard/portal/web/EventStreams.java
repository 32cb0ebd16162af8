package dev.pressyard.portal.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * All event streams of this node. They end soon after the session that they were asked for in, and when the portal
 * stops, so that stopping need not wait for them.
 */
@Component
public class EventStreams implements SmartLifecycle {

    private static final Logger LOGGER = LoggerFactory.getLogger(EventStreams.class);
    private static final Duration BETWEEN_HEARTBEATS = Duration.ofSeconds(15);

    private final LivingSessions sessions;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private volatile boolean running;
    private @Nullable Thread watch;

    EventStreams(LivingSessions sessions) {
        this.sessions = sessions;
    }

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
        private final String session;
        private volatile boolean over;
        private volatile @Nullable Doorbell bell;

        private Listener(EventStream stream, String session) {
            this.stream = stream;
            this.session = session;
        }

        private void end() {
            over = true;
            wake();
        }

        private void wake() {
            var waiting = bell;
            if (waiting != null) {
                waiting.ring();
            }
        }

        /**
         * Tells the client what a source has, until the source, the client's session or the portal ends. The source is
         * pumped at the start and then whenever the bell rings.
         *
         * @throws IOException when the client has gone
         */
        public void hear(Source source, Doorbell bell) throws IOException {
            this.bell = bell;
            listeners.add(this);
            try {
                while (running && !over && source.pump(stream)) {
                    if (!bell.await(BETWEEN_HEARTBEATS)) {
                        stream.heartbeat();
                    }
                }
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
            } finally {
                listeners.remove(this);
            }
        }
    }

    /**
     * Begins the answer to a client who listens. The rest is written by a thread of its own, whose stack holds nothing
     * but the telling: a thousand that each waited beneath all filters of their request would hold 45 MB more.
     *
     * @param session the id of the client's session
     */
    public StreamingResponseBody serve(String session, HttpServletResponse response, Telling telling)
            throws IOException {
        var listener = new Listener(EventStream.begin(response), session);
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
        return listeners.size();
    }

    @Override
    public void start() {
        running = true;
        watch = Thread.ofVirtual().name("sessions-of-streams").start(this::watchSessions);
    }

    private void watchSessions() {
        try {
            while (running) {
                Thread.sleep(BETWEEN_HEARTBEATS);
                endThoseWithoutSession();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** A question for all of them: a thousand streams have far fewer sessions. */
    private void endThoseWithoutSession() {
        var asked = listeners.stream().map(listener -> listener.session).collect(Collectors.toUnmodifiableSet());
        if (asked.isEmpty()) {
            return;
        }
        try {
            var living = sessions.among(asked);
            listeners.stream()
                    .filter(listener -> asked.contains(listener.session) && !living.contains(listener.session))
                    .forEach(Listener::end);
        } catch (DataAccessException unanswered) {
            LOGGER.debug("Which sessions live could not be asked; the next time will do", unanswered);
        }
    }

    @Override
    public void stop() {
        running = false;
        var watching = watch;
        if (watching != null) {
            watching.interrupt();
        }
        listeners.forEach(Listener::wake);
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
