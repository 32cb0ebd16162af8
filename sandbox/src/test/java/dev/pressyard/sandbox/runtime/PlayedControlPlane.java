package dev.pressyard.sandbox.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers the control plane's own routes as a test wants it, and remembers what it was told. */
final class PlayedControlPlane implements AutoCloseable {

    private static final String ROUTES = "/_pressyard/";

    private final HttpServer server;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
    private final List<String> told = new CopyOnWriteArrayList<>();

    PlayedControlPlane() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext(ROUTES, this::answer);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What a route answers from now on; all others answer with an empty object. */
    void answers(String route, String json) {
        answers.put(route, json);
    }

    /** The status that a route answers with from now on, instead of 200. */
    void answersWith(String route, int status) {
        statuses.put(route, status);
    }

    /** The bodies of all requests that had one. */
    List<String> told() {
        return told;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var route = exchange.getRequestURI().getPath().substring(ROUTES.length());
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!body.isEmpty()) {
            told.add(body);
        }
        var answer = answers.getOrDefault(route, "{}").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(statuses.getOrDefault(route, 200), answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
