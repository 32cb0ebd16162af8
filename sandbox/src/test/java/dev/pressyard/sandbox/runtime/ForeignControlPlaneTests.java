package dev.pressyard.sandbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.pressyard.provisioning.target.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the user runs an emulator of AWS, ours stays off: control plane, registry, runtime and proxy. */
class ForeignControlPlaneTests {

    @TempDir
    private Path data;

    @Test
    void startsNothingOfItsOwnAndAsksNothingOfItButSaysWhatIsLostOfOurs() throws IOException {
        var known = Files.createDirectories(data.resolve("control-plane")).resolve("known-incarnation");
        Files.writeString(known, "ours");
        var requests = new AtomicInteger();
        var emulator = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        emulator.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.close();
        });
        emulator.start();
        var endpoint = URI.create("http://127.0.0.1:" + emulator.getAddress().getPort());
        try (var sandbox = RunningSandbox.start(
                data, Map.of("pressyard.sandbox.runtime", true, "pressyard.sandbox.endpoint", endpoint.toString()))) {
            assertThat(sandbox.endpoint()).isEqualTo(endpoint);
            assertThat(sandbox.connector().servesTraffic(new Target() {})).isFalse();
            RunningSandbox.await(
                    Duration.ofMinutes(2),
                    () -> assertThat(isResting("sandbox-runtime"))
                            .as("between two looks")
                            .isTrue());
            RunningSandbox.await(
                    Duration.ofMinutes(2), () -> assertThat(sandbox.losses()).isEqualTo(1));
        } finally {
            emulator.stop(0);
        }
        assertThat(data.resolve("control-plane/pid")).doesNotExist();
        assertThat(data.resolve("registry/pid")).doesNotExist();
        assertThat(data.resolve("runtime/proxy/pid")).doesNotExist();
        assertThat(requests).hasValue(0);
    }

    private static boolean isResting(String thread) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(it -> it.getName().equals(thread))
                .anyMatch(it -> it.getState() == Thread.State.TIMED_WAITING);
    }
}
