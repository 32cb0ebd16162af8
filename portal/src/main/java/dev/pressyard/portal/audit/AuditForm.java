package dev.pressyard.portal.audit;

import dev.pressyard.provisioning.audit.AuditFilter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
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
