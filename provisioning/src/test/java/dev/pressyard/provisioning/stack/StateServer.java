package dev.pressyard.provisioning.stack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pressyard.provisioning.state.LockHolder;
import dev.pressyard.provisioning.state.LockResult;
import dev.pressyard.provisioning.state.StateCredentials;
import dev.pressyard.provisioning.state.StateGrant;
import dev.pressyard.provisioning.state.StateLocks;
import dev.pressyard.provisioning.state.StateServiceAddress;
import dev.pressyard.provisioning.state.StateVersions;
import dev.pressyard.provisioning.state.StateWriteResult;
import dev.pressyard.provisioning.state.StateWrites;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.DisposableBean;

/** As much of the portal's state service as Terraform needs, in front of the engine's real states. */
final class StateServer implements StateServiceAddress, DisposableBean {

    private static final String PATH = "/terraform/state/";

    private final HttpServer server;
    private final StateCredentials credentials;
    private final StateVersions versions;
    private final StateWrites writes;
    private final StateLocks locks;
    private volatile boolean broken;

    StateServer(StateCredentials credentials, StateVersions versions, StateWrites writes, StateLocks locks)
            throws IOException {
        this.credentials = credentials;
        this.versions = versions;
        this.writes = writes;
        this.locks = locks;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(PATH, this::answer);
        server.start();
    }

    /** From now on, or no more, refuses every state that is sent. */
    void refuseStates(boolean refuse) {
        broken = refuse;
    }

    @Override
    public URI portal() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void destroy() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var grant = grant(exchange);
            if (grant.isEmpty()) {
                send(exchange, 401, "");
            } else {
                answer(exchange, grant.get());
            }
        }
    }

    private Optional<StateGrant> grant(HttpExchange exchange) {
        var header = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"));
        return header.map(it ->
                        new String(Base64.getDecoder().decode(it.substring("Basic ".length())), StandardCharsets.UTF_8))
                .map(pair -> pair.split(":", 2))
                .flatMap(pair -> credentials.authenticate(pair[0], pair[1]))
                .filter(grant -> exchange.getRequestURI().getPath().startsWith(PATH + grant.stack()));
    }

    private void answer(HttpExchange exchange, StateGrant grant) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        switch (exchange.getRequestMethod()) {
            case "GET" -> read(exchange, grant);
            case "POST" -> write(exchange, grant, body);
            case "PUT" -> told(exchange, locks.acquire(grant, new String(body, StandardCharsets.UTF_8)));
            case "DELETE" -> told(exchange, locks.unlock(grant, new String(body, StandardCharsets.UTF_8)));
            default -> send(exchange, 405, "");
        }
    }

    private void read(HttpExchange exchange, StateGrant grant) throws IOException {
        var latest = versions.latest(grant.stack());
        if (latest.isEmpty()) {
            send(exchange, 204, "");
        } else {
            send(exchange, 200, new String(versions.content(latest.get()), StandardCharsets.UTF_8));
        }
    }

    private void write(HttpExchange exchange, StateGrant grant, byte[] body) throws IOException {
        if (broken) {
            send(exchange, 400, "");
            return;
        }
        var lock = Optional.ofNullable(exchange.getRequestURI().getQuery()).map(query -> query.replace("ID=", ""));
        switch (writes.write(grant, lock.orElse(null), body)) {
            case StateWriteResult.Written _, StateWriteResult.Unchanged _ -> send(exchange, 200, "");
            case StateWriteResult.Locked(LockHolder holder) -> send(exchange, 423, holder.information());
            case StateWriteResult.Refused(var _, String reason) -> send(exchange, 409, reason);
        }
    }

    private static void told(HttpExchange exchange, LockResult result) throws IOException {
        switch (result) {
            case LockResult.Done() -> send(exchange, 200, "");
            case LockResult.Held(LockHolder holder) -> send(exchange, 423, holder.information());
            case LockResult.Revoked() -> send(exchange, 401, "");
            case LockResult.NotALock(String reason) -> send(exchange, 400, reason);
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
