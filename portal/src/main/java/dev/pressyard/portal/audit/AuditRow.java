package dev.pressyard.portal.audit;

import dev.pressyard.portal.address.FormerBearers;
import dev.pressyard.provisioning.audit.AuditRecord;
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
 * @param siteAddress where the site has its pages, whoever has its name now
 * @param person who was let in, changed or locked out; absent for what was done to no person
 * @param detail what else was recorded, in one line; empty if nothing was
 */
public record AuditRow(
        long id,
        Instant at,
        String actor,
        String action,
        String words,
        @Nullable String site,
        @Nullable String siteAddress,
        @Nullable Long run,
        @Nullable String address,
        @Nullable String person,
        String detail) {

    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");

    /** @param former those whose names later sites have, of the sites of the entries */
    static AuditRow of(AuditRecord entry, FormerBearers former) {
        return new AuditRow(
                entry.id(),
                entry.at(),
                entry.actor(),
                entry.action(),
                words(entry.action()),
                entry.siteName(),
                siteAddress(entry, former),
                entry.run(),
                entry.address(),
                entry.detail().get("person") instanceof String person ? person : null,
                detail(entry.detail()));
    }

    private static @Nullable String siteAddress(AuditRecord entry, FormerBearers former) {
        var name = entry.siteName();
        var site = entry.site();
        return name == null || site == null ? name : former.address(site, name).toString();
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
