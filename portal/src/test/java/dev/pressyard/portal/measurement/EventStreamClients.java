package dev.pressyard.portal.measurement;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/**
 * Many viewers of one event stream, in a process of their own so that their memory and their work are not the portal's.
 * One thread reads all of them. A line that carries {@code @<nanoseconds>@} tells when it was written; both processes
 * have the same monotonic clock, for on Linux it is the system's.
 *
 * <p>Reads its orders from standard input, a line each: port, path, the session's cookie, how many. Says
 * {@code connected} once all streams have begun; on the next line of input it stops and reports.
 */
final class EventStreamClients {

    private static final int MARK = '@';
    private static final int AT_ONCE = 1_000;

    private final Selector selector;
    private final ByteBuffer buffer = ByteBuffer.allocate(256 * 1024);
    private final Durations delays = new Durations();
    private int begun;
    private long lines;

    private EventStreamClients(Selector selector) {
        this.selector = selector;
    }

    /** Where one viewer is in what it reads. */
    private static final class Viewer {
        private boolean begun;
        private boolean inMark;
        private long mark;
    }

    public static void main(String[] arguments) throws IOException {
        var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var port = Integer.parseInt(orders.readLine());
        var path = orders.readLine();
        var cookie = orders.readLine();
        var count = Integer.parseInt(orders.readLine());
        try (var selector = Selector.open()) {
            var clients = new EventStreamClients(selector);
            var channels = new ArrayList<SocketChannel>();
            for (var viewer = 0; viewer < count; viewer++) {
                channels.add(clients.connect(port, path, cookie));
                // A few at a time: how fast a thousand come in is another question than how they are served.
                clients.readUntil(() -> channels.size() - clients.begun < AT_ONCE);
            }
            clients.readUntil(() -> clients.begun == count);
            System.out.println("connected");
            clients.readUntil(() -> orders.ready());
            for (var channel : channels) {
                channel.close();
            }
            System.out.println("MEASURED events with a mark " + clients.delays.count() + ", lines " + clients.lines);
            clients.delays.report("written by the tool → read by " + count + " viewers");
        }
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private SocketChannel connect(int port, String path, String cookie) throws IOException {
        var channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        var request = "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAccept: text/event-stream\r\nCookie: %s\r\n\r\n"
                .formatted(path, port, cookie);
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, new Viewer());
        return channel;
    }

    private void readUntil(Condition condition) throws IOException {
        while (!condition.holds()) {
            selector.select(key -> read((SocketChannel) key.channel(), (Viewer) key.attachment()), 20);
        }
    }

    private void read(SocketChannel channel, Viewer viewer) {
        try {
            buffer.clear();
            if (channel.read(buffer) < 0) {
                throw new IllegalStateException("the portal ended a stream");
            }
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
        var now = System.nanoTime();
        buffer.flip();
        begin(viewer);
        while (buffer.hasRemaining()) {
            take(buffer.get(), viewer, now);
        }
    }

    private void begin(Viewer viewer) {
        if (!viewer.begun) {
            var head = new String(buffer.array(), 0, Math.min(12, buffer.limit()), StandardCharsets.US_ASCII);
            if (!head.equals("HTTP/1.1 200")) {
                throw new IllegalStateException("not a stream: " + head);
            }
            viewer.begun = true;
            begun++;
        }
    }

    private void take(byte next, Viewer viewer, long now) {
        if (next == '\\') {
            // Within JSON's text a line ends with an escaped n; nothing else is escaped in what is written here.
            lines++;
        } else if (next == MARK && viewer.inMark) {
            delays.add(now - viewer.mark);
            viewer.inMark = false;
        } else if (next == MARK) {
            viewer.inMark = true;
            viewer.mark = 0;
        } else if (viewer.inMark) {
            viewer.mark = viewer.mark * 10 + next - '0';
        }
    }
}
