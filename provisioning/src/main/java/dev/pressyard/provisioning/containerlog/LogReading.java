package dev.pressyard.provisioning.containerlog;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Understands what our image's parts write, line by line from the oldest on: nginx's requests and the supervisor's
 * words, which are JSON, and the errors of nginx and PHP, which are not. What it does not know is left as it is.
 */
final class LogReading {

    private static final Pattern NGINX = Pattern.compile(
            "\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d \\[(\\w+)] \\d+#\\d+: (?:\\*\\d+ )?(.*)", Pattern.DOTALL);

    /** PHP's own lines, and those of its process manager. */
    private static final Pattern PHP = Pattern.compile(
            "\\[\\d\\d-\\w{3}-\\d{4} \\d\\d:\\d\\d:\\d\\d(?: UTC)?] (?:NOTICE: PHP message: )?(.*)", Pattern.DOTALL);

    private static final Pattern PHP_ERROR = Pattern.compile(
            "(?:PHP )?(?:Fatal|Parse|Recoverable fatal) error|(?:ERROR|ALERT):|WordPress database error");
    private static final Pattern PHP_WARNING = Pattern.compile("(?:PHP )?Warning|WARNING:");

    /** The rest of what PHP says of an error, in lines of their own. */
    private static final Pattern CONTINUED = Pattern.compile("(?:PHP )?(?:#\\d+ |Stack trace:|\\s+thrown in )");

    /** The level of the line before, by stream. */
    private final Map<String, LogLevel> levels = new HashMap<>();

    /** A line, which is younger than those that were read before. */
    ReadLine read(ContainerLogLine line) {
        var text = line.text().stripTrailing();
        var message = json(text)
                .or(() -> nginx(text))
                .or(() -> php(text))
                .orElseGet(() -> LogMessage.of(plain(text, levels.get(line.stream())), "", text));
        levels.put(line.stream(), message.level());
        return new ReadLine(line, message);
    }

    private static LogLevel plain(String text, @Nullable LogLevel before) {
        return before != null && CONTINUED.matcher(text).lookingAt() ? before : phpLevel(text);
    }

    private static Optional<LogMessage> json(String text) {
        if (!text.startsWith("{")) {
            return Optional.empty();
        }
        try {
            var fields = JsonMapper.shared().readTree(text);
            var kind = fields.path("kind").asString("");
            return kind.equals("request") ? Optional.of(AccessLine.of(fields)) : worded(kind, fields);
        } catch (JacksonException cutOff) {
            return Optional.empty();
        }
    }

    private static Optional<LogMessage> worded(String kind, JsonNode fields) {
        return fields.path("message")
                .asStringOpt()
                .map(message -> LogMessage.of(level(fields.path("level").asString("info")), kind, message));
    }

    private static Optional<LogMessage> nginx(String text) {
        var line = NGINX.matcher(text);
        return line.matches()
                ? Optional.of(LogMessage.of(level(line.group(1)), "nginx", line.group(2)))
                : Optional.empty();
    }

    private static Optional<LogMessage> php(String text) {
        var line = PHP.matcher(text);
        return line.matches()
                ? Optional.of(LogMessage.of(phpLevel(line.group(1)), "php", line.group(1)))
                : Optional.empty();
    }

    private static LogLevel phpLevel(String text) {
        if (PHP_ERROR.matcher(text).lookingAt()) {
            return LogLevel.ERROR;
        }
        return PHP_WARNING.matcher(text).lookingAt() ? LogLevel.WARNING : LogLevel.INFO;
    }

    private static LogLevel level(String word) {
        return switch (word) {
            case "error", "crit", "critical", "alert", "emerg", "emergency", "fatal" -> LogLevel.ERROR;
            case "warn", "warning" -> LogLevel.WARNING;
            default -> LogLevel.INFO;
        };
    }
}
