package dev.pressyard.provisioning.image;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the engine of this machine says, where it says no. */
class ContainerEngineIntegrationTests {

    private static final String SYSTEM = "debian:trixie-slim";

    private final ContainerEngine engine = new ContainerEngine();
    private final String tag = UUID.randomUUID().toString();

    private HttpServer registry;

    @BeforeEach
    void aRegistryThatTakesNothing() throws IOException {
        registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        registry.createContext("/v2/", ContainerEngineIntegrationTests::refuse);
        registry.start();
    }

    @AfterEach
    void close() throws IOException {
        engine.remove(repository() + ":" + tag);
        engine.close();
        registry.stop(0);
    }

    @Test
    void tellsWhyARegistryRefusesAnImage() {
        assertThatExceptionOfType(ImageException.class)
                .isThrownBy(() -> engine.push(SYSTEM, tag, new PushAccess(repository(), Optional.empty())))
                .withMessageContaining("The push to " + repository() + " failed")
                .withMessageContaining("this registry is full");
    }

    @Test
    void tellsARefusalOfTheEngineFromItsSilence() {
        assertThatExceptionOfType(ImageException.class)
                .isThrownBy(() -> engine.find("No Image Has Such A Name"))
                .withMessageStartingWith("The container engine refuses: ");
    }

    private String repository() {
        return "127.0.0.1:%d/pressyard/refused".formatted(registry.getAddress().getPort());
    }

    /** It is a registry, has nothing, and may not be written to. */
    private static void refuse(HttpExchange exchange) throws IOException {
        var isTheRegistryItself = exchange.getRequestURI().getPath().equals("/v2/");
        var isQuestion = exchange.getRequestMethod().matches("GET|HEAD");
        var body = "{\"errors\": [{\"code\": \"DENIED\", \"message\": \"this registry is full\"}]}"
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(isTheRegistryItself ? 200 : isQuestion ? 404 : 403, isQuestion ? -1 : body.length);
        if (!isQuestion) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }
}
