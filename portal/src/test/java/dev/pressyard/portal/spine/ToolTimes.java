package dev.pressyard.portal.spine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * When the tools of runs were at work, by the times of the files that each leaves in its step's folder: {@code pid}
 * when it starts, {@code exit} when it ends. Sorted by their beginnings.
 */
record ToolTimes(List<Span> spans) {

    record Span(Instant from, Instant until) {}

    static ToolTimes in(Path runs) {
        try (var files = Files.walk(runs, 5)) {
            return new ToolTimes(files.filter(file -> file.endsWith("exit"))
                    .map(exit -> new Span(modified(exit.resolveSibling("pid")), modified(exit)))
                    .sorted(Comparator.comparing(Span::from))
                    .toList());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    ToolTimes since(Instant moment) {
        return new ToolTimes(
                spans.stream().filter(span -> span.from().isAfter(moment)).toList());
    }

    /** When the last one ended. */
    Instant end() {
        return spans.stream().map(Span::until).max(Comparator.naturalOrder()).orElseThrow();
    }

    /** The time in which at least one of them was at work: of two at once it counts once. */
    Duration together() {
        var sum = Duration.ZERO;
        var counted = Instant.MIN;
        for (var span : spans) {
            var from = span.from().isAfter(counted) ? span.from() : counted;
            if (span.until().isAfter(from)) {
                sum = sum.plus(Duration.between(from, span.until()));
                counted = span.until();
            }
        }
        return sum;
    }

    private static Instant modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
