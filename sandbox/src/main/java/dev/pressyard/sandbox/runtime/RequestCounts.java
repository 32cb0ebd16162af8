package dev.pressyard.sandbox.runtime;

import dev.pressyard.sandbox.proxy.ServerHealth;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Counts on where the proxy begins anew with each configuration. */
final class RequestCounts {

    private final Map<String, Count> counts = new ConcurrentHashMap<>();

    /** @param last what the proxy said last */
    private record Count(long last, long total) {

        Count on(long now) {
            return new Count(now, total + (now < last ? now : now - last));
        }
    }

    /** Takes over what the proxy says now, and forgets the servers that it has no more. */
    void count(Map<String, ServerHealth> servers) {
        servers.forEach((name, server) -> counts.merge(
                name, new Count(server.requests(), server.requests()), (before, now) -> before.on(now.last())));
        counts.keySet().retainAll(servers.keySet());
    }

    /** Requests so far, by server. */
    Map<String, Long> soFar() {
        return counts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().total()));
    }
}
