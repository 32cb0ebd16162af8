package dev.pressyard.provisioning.containerlog;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which lines are asked for.
 *
 * @param before only lines that are older; empty for the newest
 * @param stream name of the only {@link ContainerLogStream} to read; empty for all
 * @param text words that a line holds, all of them, upper and lower case apart as CloudWatch Logs has it
 * @param least only lines that matter as much as this, or more
 * @param healthChecks whether with health checks that were answered well
 */
public record ContainerLogQuery(
        Optional<Instant> before, Optional<String> stream, String text, LogLevel least, boolean healthChecks) {

    /** The newest of everything. */
    public static final ContainerLogQuery ALL =
            new ContainerLogQuery(Optional.empty(), Optional.empty(), "", LogLevel.INFO, true);

    boolean matches(ReadLine line) {
        return line.message().level().compareTo(least) <= 0
                && (healthChecks || !line.message().isPassedHealthCheck())
                && words().allMatch(word -> holds(line, word));
    }

    private static boolean holds(ReadLine line, String word) {
        var message = line.message();
        return Stream.of(line.line().text(), message.text(), message.details()).anyMatch(it -> it.contains(word));
    }

    private Stream<String> words() {
        return Stream.of(text.split("\\s+")).filter(word -> !word.isEmpty());
    }

    /**
     * What CloudWatch Logs is to look for, so that not every line has to come over: one word as it is. The rest is
     * looked for here, since not everything that speaks CloudWatch's language knows patterns of several words.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html">Filter
     *     pattern syntax</a>
     */
    Optional<String> pattern() {
        return words().filter(word -> word.chars().allMatch(Character::isLetterOrDigit))
                .filter(word -> !READABLE_ONLY.contains(word))
                .max(Comparator.comparingInt(String::length))
                .map("\"%s\""::formatted);
    }

    /** Words that messages have and lines do not. */
    private static final List<String> READABLE_ONLY = List.of("ms", "s", "from", "cut", "off");
}
