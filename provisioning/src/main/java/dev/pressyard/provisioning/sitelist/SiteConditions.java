package dev.pressyard.provisioning.sitelist;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which sites are asked for, as SQL: conditions of constant text, with named parameters for the values. Only what is
 * asked is there, so that the database plans each question for itself.
 */
record SiteConditions(List<String> texts, Map<String, Object> parameters) {

    private static final String SEARCH = "site.searched like lower(:search)";

    /** What a pattern of SQL gives a meaning to. */
    private static final Pattern SIGNS = Pattern.compile("[\\\\%_]");

    static SiteConditions of(SiteListing.Filter filter) {
        var conditions = new SiteConditions(new ArrayList<>(), new HashMap<>());
        if (filter.status() == null) {
            conditions.texts().add("site.status <> 'DESTROYED'");
        }
        conditions.addIfWanted("site.status = :status", "status", name(filter.status()));
        if (filter.group() != null) {
            conditions.add(filter.group().condition(), Map.of());
        }
        conditions.addIfWanted("site.owner = :owner", "owner", filter.owner());
        conditions.addIfWanted("site.environment = :environment", "environment", name(filter.environment()));
        conditions.addIfWanted(
                "site.target_id = (select id from target where name = :target)", "target", filter.target());
        conditions.addIfWanted("site.tags @> array[cast(:tag as text)]", "tag", filter.tag());
        conditions.addIfWanted(SEARCH, "search", anywhere(filter.search()));
        return conditions;
    }

    private void addIfWanted(String condition, String name, @Nullable Object value) {
        if (value != null) {
            add(condition, Map.of(name, value));
        }
    }

    void add(String condition, Map<String, Object> values) {
        texts.add(condition);
        parameters.putAll(values);
    }

    /** The conditions for a where clause; all sites if there are none. */
    String text() {
        return texts.isEmpty() ? "true" : String.join(" and ", texts);
    }

    /** A pattern for all texts that hold this one. */
    private static @Nullable String anywhere(@Nullable String text) {
        return text == null ? null : "%" + SIGNS.matcher(text).replaceAll("\\\\$0") + "%";
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
