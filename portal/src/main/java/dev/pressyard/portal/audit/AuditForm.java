package dev.pressyard.portal.audit;

import dev.pressyard.provisioning.audit.AuditFilter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * What is asked of the audit history, as it was typed.
 *
 * @param from the first day, in UTC, as in ISO 8601
 * @param to the last day, in UTC
 */
record AuditForm(
        @Nullable String person,
        @Nullable String site,
        @Nullable String action,
        @Nullable String from,
        @Nullable String to) {

    AuditFilter filter() {
        var first = day(from);
        var last = day(to);
        return new AuditFilter(
                text(person),
                text(site),
                null,
                text(action),
                first == null ? null : first.atStartOfDay(ZoneOffset.UTC).toInstant(),
                last == null
                        ? null
                        : last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /** What is wrong with the days; absent if something can lie between them. */
    public @Nullable String complaint() {
        var first = day(from);
        var last = day(to);
        return first != null && last != null && first.isAfter(last)
                ? "From %s to %s is no time: the first day is after the last.".formatted(first, last)
                : null;
    }

    /** What a page on paper shows of the history, in words; absent if it is all of it. */
    public @Nullable String words() {
        var words = Stream.of(
                        word("of the site ", site),
                        word("by ", person),
                        word("", text(action) == null ? null : AuditRow.words(String.valueOf(text(action)))),
                        word("from ", from),
                        word("to ", to))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? null : "Only " + words + ".";
    }

    private static String word(String before, @Nullable String value) {
        var text = text(value);
        return text == null ? "" : before + text;
    }

    private static @Nullable String text(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** The day; {@code null} for none. What is no day is refused: an export would hold more than was asked for. */
    private static @Nullable LocalDate day(@Nullable String value) {
        try {
            var text = text(value);
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException malformed) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "not a day: " + value, malformed);
        }
    }
}
