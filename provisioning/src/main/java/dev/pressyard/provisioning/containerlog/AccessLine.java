package dev.pressyard.provisioning.containerlog;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** nginx's line about a request, as the image's {@code log_format} writes it. */
final class AccessLine {

    private static final List<String> HEALTH_CHECKS = List.of("/readyz", "/healthz");

    private AccessLine() {}

    static LogMessage of(JsonNode fields) {
        var status = fields.path("status").asInt(0);
        var path = fields.path("path").asString("");
        return new LogMessage(
                isNotYetReady(path, status) ? LogLevel.WARNING : level(status),
                "request",
                "%s %s %s %s"
                        .formatted(
                                fields.path("method").asString(""),
                                path,
                                // nginx has no status for a client that left.
                                status == 0 ? "cut off" : Integer.toString(status),
                                duration(fields.path("seconds").asDouble(0))),
                details(fields),
                HEALTH_CHECKS.contains(path) && status >= 200 && status < 300);
    }

    /** What a task that starts answers, and one that is drained: the load balancer sends it nobody. */
    private static boolean isNotYetReady(String path, int status) {
        return path.equals("/readyz") && status == 503;
    }

    private static LogLevel level(int status) {
        if (status >= 500) {
            return LogLevel.ERROR;
        }
        return status >= 400 || status == 0 ? LogLevel.WARNING : LogLevel.INFO;
    }

    private static String duration(double seconds) {
        return seconds < 1
                ? "%d ms".formatted(Math.round(seconds * 1000))
                : String.format(Locale.ROOT, "%.1f s", seconds);
    }

    private static String details(JsonNode fields) {
        return Stream.of(word("cache ", fields.path("cache")), word("from ", fields.path("client")))
                .filter(it -> !it.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private static String word(String before, JsonNode field) {
        var value = field.asString("");
        return value.isEmpty() ? "" : before + value;
    }
}
