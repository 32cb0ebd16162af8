package dev.pressyard.sandbox.runtime;

import dev.pressyard.provisioning.inspection.LoopbackNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A visitor who asks for a page again and again, and remembers what went wrong. */
final class Load implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .proxy(new LoopbackNames())
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private static final int PAUSE_MILLISECONDS = 100;

    private final ScheduledExecutorService visitor = Executors.newSingleThreadScheduledExecutor();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final AtomicInteger answers = new AtomicInteger();

    private final ScheduledFuture<?> visits;

    private Load(URI page) {
        visits = visitor.scheduleWithFixedDelay(() -> visit(page), 0, PAUSE_MILLISECONDS, TimeUnit.MILLISECONDS);
    }

    static Load on(URI page) {
        return new Load(page);
    }

    List<String> failures() {
        return failures;
    }

    int answers() {
        return answers.get();
    }

    /** The page's text; any status but 200 is a failure. */
    static String get(URI page) {
        var request =
                HttpRequest.newBuilder(page).timeout(Duration.ofSeconds(20)).build();
        try {
            var answer = HTTP.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("status " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    static boolean isOpen(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException closed) {
            return false;
        }
    }

    private void visit(URI page) {
        try {
            get(page);
            answers.incrementAndGet();
        } catch (UncheckedIOException failure) {
            failures.add(String.valueOf(failure.getMessage()));
        }
    }

    /** Waits for the answer under way. */
    @Override
    public void close() {
        visits.cancel(false);
        visitor.close();
    }
}
