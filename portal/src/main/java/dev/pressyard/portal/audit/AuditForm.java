package dev.pressyard.portal.audit;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

    private static final int LENGTH = "2026-01-31".length();

    /** Whether the field of a day can show what was typed: the browser's own takes nothing but days. */
    public boolean isDay(@Nullable String typed) {
        return text(typed) == null || day(typed).isPresent();
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

    static @Nullable String text(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    /**
     * The day that was typed; empty for none, for what is no day, and for one of a year that the database does not
     * know.
     */
    static Optional<LocalDate> day(@Nullable String value) {
        try {
            return Optional.ofNullable(text(value))
                    .filter(it -> it.length() <= LENGTH)
                    .map(LocalDate::parse);
        } catch (DateTimeParseException malformed) {
            return Optional.empty();
        }
    }
}
