package dev.pressyard.sandbox.engine;

import com.github.dockerjava.api.model.Container;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A container as a listing shows it.
 *
 * @param state the engine's word: {@code created}, {@code running}, {@code exited}, {@code dead} and so on
 * @param status for people, for example {@code Up 3 minutes (healthy)} or {@code Exited (1) 2 seconds ago}
 * @param address its address in its network; empty while it does not run
 * @param publishedPorts ports on 127.0.0.1 by port in the container
 */
public record EngineContainer(
        String id,
        Map<String, String> labels,
        String state,
        String status,
        Instant createdAt,
        String address,
        Map<Integer, Integer> publishedPorts) {

    private static final Pattern EXITED = Pattern.compile("Exited \\((\\d+)\\).*");

    static EngineContainer of(Container container) {
        return new EngineContainer(
                container.getId(),
                Map.copyOf(container.getLabels()),
                container.getState(),
                container.getStatus(),
                Instant.ofEpochSecond(container.getCreated()),
                addressOf(container),
                publishedPortsOf(container));
    }

    public boolean isRunning() {
        return state.equals("running");
    }

    /** Whether it was started and has ended; one that was only created is still to be started. */
    public boolean hasEnded() {
        return state.equals("exited") || state.equals("dead");
    }

    public Optional<Integer> exitCode() {
        var exited = EXITED.matcher(status);
        return exited.matches() ? Optional.of(Integer.valueOf(exited.group(1))) : Optional.empty();
    }

    /** The value of one of its labels; empty text if it has none of that name. */
    public String label(String name) {
        return labels.getOrDefault(name, "");
    }

    private static String addressOf(Container container) {
        return Stream.ofNullable(container.getNetworkSettings())
                .flatMap(settings -> settings.getNetworks().values().stream())
                .map(network -> Objects.requireNonNullElse(network.getIpAddress(), ""))
                .findFirst()
                .orElse("");
    }

    private static Map<Integer, Integer> publishedPortsOf(Container container) {
        return Stream.of(container.getPorts())
                .filter(port -> port.getPublicPort() != null && port.getPrivatePort() != null)
                .collect(Collectors.toMap(
                        port -> Objects.requireNonNull(port.getPrivatePort()),
                        port -> Objects.requireNonNull(port.getPublicPort()),
                        (first, _) -> first));
    }
}
