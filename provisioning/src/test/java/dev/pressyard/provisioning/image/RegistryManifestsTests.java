package dev.pressyard.provisioning.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RegistryManifestsTests {

    private static final String DIGEST = "sha256:" + "a".repeat(64);

    private final RegistryManifests manifests = new RegistryManifests(new JsonMapper());

    private HttpServer registry;

    @BeforeEach
    void aRegistry() throws IOException {
        registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        registry.start();
    }

    @AfterEach
    void stop() {
        registry.stop(0);
    }

    @Test
    void addsUpTheLayersOfAManifest() throws InterruptedException {
        answer(200, """
                {"schemaVersion": 2, "config": {"size": 7000, "digest": "sha256:c"},
                 "layers": [{"size": 30000000, "digest": "sha256:a"}, {"size": 84000001, "digest": "sha256:b"}]}""");

        assertThat(manifests.compressedSize(access(Optional.empty()), DIGEST)).hasValue(114_000_001);
    }

    @Test
    void presentsTheLoginThatMayPush() throws InterruptedException {
        registry.createContext("/v2/pressyard/wordpress/manifests/" + DIGEST, exchange -> {
            // "AWS:token", as RFC 7617 has it
            var mayPull =
                    "Basic QVdTOnRva2Vu".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(mayPull ? 200 : 401, 0);
            exchange.getResponseBody().write("{\"layers\": [{\"size\": 5}]}".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });

        assertThat(manifests.compressedSize(access(Optional.of(new PushAccess.Login("AWS", "token"))), DIGEST))
                .hasValue(5);
        assertThat(manifests.compressedSize(access(Optional.empty()), DIGEST)).isEmpty();
    }

    @Test
    void knowsNothingWhereTheRegistryDoesNotSay() throws InterruptedException {
        assertThat(manifests.compressedSize(access(Optional.empty()), DIGEST)).isEmpty();

        answer(200, "<html>a proxy's page</html>");
        assertThat(manifests.compressedSize(access(Optional.empty()), DIGEST)).isEmpty();

        stop();
        assertThat(manifests.compressedSize(access(Optional.empty()), DIGEST)).isEmpty();
    }

    private void answer(int status, String body) {
        registry.createContext("/v2/pressyard/wordpress/manifests/" + DIGEST, exchange -> {
            exchange.sendResponseHeaders(status, 0);
            exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
    }

    private PushAccess access(Optional<PushAccess.Login> login) {
        return new PushAccess(
                "127.0.0.1:%d/pressyard/wordpress"
                        .formatted(registry.getAddress().getPort()),
                login);
    }
}
