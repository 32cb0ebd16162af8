package dev.pressyard.provisioning.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of the audit history are wanted; what is absent does not matter.
 *
 * @param person who did it, by exact name
 * @param site what the site was called when it was done, by exact name
 * @param siteIdentifier the site it was done to, whatever it was called
 * @param action what was done, exactly
 * @param from not before this time
 * @param to before this time
 */
public record AuditFilter(
        @Nullable String person,
        @Nullable String site,
        @Nullable UUID siteIdentifier,
        @Nullable String action,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** Every row. */
    public static final AuditFilter ALL = new AuditFilter(null, null, null, null, null, null);

    /** All that was done to one site. */
    public static AuditFilter site(UUID identifier) {
        return new AuditFilter(null, null, identifier, null, null, null);
    }

    /** The filter as SQL: conditions of constant text, with named parameters for the values. */
    Conditions conditions() {
        var conditions = new Conditions(new ArrayList<>(), new HashMap<>());
        conditions.add("actor = :actor", "actor", person);
        conditions.add("site_name = :siteName", "siteName", site);
        conditions.add("site = :site", "site", siteIdentifier);
        conditions.add("action = :action", "action", action);
        // Times rise with ids, so a range of times is a range of ids: found once, it costs no row of a page.
        conditions.add("""
                id >= (select id from audit_entry where at >= :from order by at, id limit 1)""", "from", time(from));
        conditions.add("""
                id <= (select id from audit_entry where at < :to order by at desc, id desc limit 1)""", "to", time(to));
        return conditions;
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    record Conditions(List<String> conditions, Map<String, Object> parameters) {

        void add(String condition, String name, @Nullable Object value) {
            if (value != null) {
                conditions.add(condition);
                parameters.put(name, value);
            }
        }

        /** The conditions and one more, as a where clause. */
        String with(String further) {
            return "where " + further + conditions.stream().map(" and "::concat).reduce("", String::concat);
        }
    }
}
