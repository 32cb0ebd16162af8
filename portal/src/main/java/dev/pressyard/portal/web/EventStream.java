package dev.pressyard.portal.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;

/**
 * A stream of server-sent events, written by a virtual thread of its own: a client that reads slowly blocks that thread
 * and nothing else, and nothing is queued for it.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">Server-sent events</a>
 */
public final class EventStream {

    private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.UTF_8);

    /** How long a client waits before it connects again, in milliseconds. */
    private static final byte[] RETRY = "retry: 1000\n\n".getBytes(StandardCharsets.UTF_8);

    private final OutputStream out;

    private EventStream(OutputStream out) {
        this.out = out;
    }

    /** Begins the response. */
    static EventStream begin(HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Cache-Control", "no-store");
        // Proxies of nginx' kind would hold events back otherwise.
        response.setHeader("X-Accel-Buffering", "no");
        var stream = new EventStream(response.getOutputStream());
        stream.send(RETRY);
        return stream;
    }

    /** The bytes of an event without an id; {@code data} is one line. */
    public static byte[] event(String name, String data) {
        return ("event: " + name + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The bytes of an event that a client names when it comes back; {@code data} is one line. */
    public static byte[] event(long id, String name, String data) {
        return ("id: " + id + "\nevent: " + name + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Writes events and sends them off. */
    public void send(byte[]... events) throws IOException {
        for (var event : events) {
            out.write(event);
        }
        out.flush();
    }

    /** Keeps proxies from closing the connection, and finds out whether anybody still listens. */
    public void heartbeat() throws IOException {
        send(HEARTBEAT);
    }
}
