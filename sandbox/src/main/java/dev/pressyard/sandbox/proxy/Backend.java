package dev.pressyard.sandbox.proxy;

import java.util.List;

/**
 * Servers among which requests are shared out, as a target group has it: the least busy one gets the next.
 *
 * @param name a word of letters, digits and hyphens
 */
public record Backend(String name, HealthCheck check, List<Server> servers) {

    public Backend {
        servers = List.copyOf(servers);
    }

    /**
     * How a server's health is found out.
     *
     * @param status codes that mean health, as {@code 200} or {@code 200-399}
     * @param fall failures in a row until it counts as unhealthy
     * @param rise successes in a row until it counts as healthy again
     */
    public record HealthCheck(
            String path, String status, int intervalSeconds, int timeoutSeconds, int fall, int rise) {}

    /** A server on a port of 127.0.0.1. */
    public record Server(String name, int port) {}
}
