package dev.pressyard.portal.audit;

import dev.pressyard.provisioning.audit.AuditFilter;
import dev.pressyard.provisioning.audit.AuditTrail;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindingResult;

/**
 * Reads what is asked of the audit history, or says at each field what is wrong with it. What is wrong is never left
 * out: the answer, or an export, would hold more than was asked for.
 */
@Component
class AuditFormReader {

    private final AuditTrail trail;

    AuditFormReader(AuditTrail trail) {
        this.trail = trail;
    }

    /** The filter; empty if {@code errors} has any now. */
    Optional<AuditFilter> read(AuditForm form, BindingResult errors) {
        var first = day("from", form.from(), errors);
        var last = day("to", form.to(), errors);
        if (first != null && last != null && first.isAfter(last)) {
            errors.rejectValue("to", "reversed", "It is before %s: the first day is after the last.".formatted(first));
        }
        require("person", form.person(), trail::people, "Nobody of this name is on record", errors);
        require("action", form.action(), trail::actions, "No such action is on record", errors);
        return errors.hasErrors()
                ? Optional.empty()
                : Optional.of(new AuditFilter(
                        AuditForm.text(form.person()),
                        AuditForm.text(form.site()),
                        null,
                        AuditForm.text(form.action()),
                        first == null ? null : startOf(first),
                        last == null ? null : startOf(last.plusDays(1))));
    }

    private static @Nullable LocalDate day(String field, @Nullable String typed, BindingResult errors) {
        var text = AuditForm.text(typed);
        var day = AuditForm.day(text);
        if (text != null && day.isEmpty()) {
            errors.rejectValue(field, "malformed", "“%s” is no day. Write one as 2026-01-31.".formatted(text));
        }
        return day.orElse(null);
    }

    private static void require(
            String field, @Nullable String typed, Supplier<List<String>> known, String refusal, BindingResult errors) {
        var text = AuditForm.text(typed);
        if (text != null && !known.get().contains(text)) {
            errors.rejectValue(field, "unknown", "%s: %s.".formatted(refusal, text));
        }
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
