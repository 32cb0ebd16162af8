package dev.pressyard.portal.audit;

import dev.pressyard.portal.web.NumberedPage;
import dev.pressyard.portal.web.NumberedPage.Bounds;
import dev.pressyard.provisioning.audit.AuditFilter;
import dev.pressyard.provisioning.audit.AuditRecord;
import dev.pressyard.provisioning.audit.AuditTrail;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the audit history in the table.
 *
 * @param action what was done, as exports and filters name it: {@code site.requested}
 * @param words the same for people: {@code Site requested}
 * @param detail what else was recorded, in one line; empty if nothing was
 */
public record AuditRow(
        long id,
        Instant at,
        String actor,
        String action,
        String words,
        @Nullable String site,
        @Nullable Long run,
        @Nullable String address,
        String detail) {

    private static final int PAGE = 50;

    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");

    public static AuditRow of(AuditRecord entry) {
        return new AuditRow(
                entry.id(),
                entry.at(),
                entry.actor(),
                entry.action(),
                words(entry.action()),
                entry.siteName(),
                entry.run(),
                entry.address(),
                detail(entry.detail()));
    }

    /** A page of those entries that a filter lets pass. */
    public static NumberedPage<AuditRow> page(AuditTrail trail, AuditFilter filter, Bounds bounds) {
        return NumberedPage.<AuditRecord>of(
                        bounds,
                        PAGE,
                        (number, limit) -> trail.page(filter, number, limit).entries(),
                        (number, limit) -> trail.since(filter, number, limit),
                        AuditRecord::id)
                .map(AuditRow::of);
    }

    static String words(String action) {
        var words = action.replace('.', ' ')
                .replace('-', ' ')
                .replace("sign in", "sign-in")
                .replace("sign out", "sign-out");
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** A member of an entry's detail for people: {@code specVersion} is the spec version. */
    static String member(String name) {
        return CAPITAL.matcher(name).replaceAll(" $0").toLowerCase(Locale.ROOT);
    }

    private static String detail(Map<String, Object> detail) {
        return detail.entrySet().stream()
                .map(entry -> member(entry.getKey()) + " " + entry.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
