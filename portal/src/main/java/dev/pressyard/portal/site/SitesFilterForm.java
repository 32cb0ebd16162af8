package dev.pressyard.portal.site;

import dev.pressyard.provisioning.site.Environment;
import dev.pressyard.provisioning.site.SiteStatus;
import dev.pressyard.provisioning.sitelist.SiteGroup;
import dev.pressyard.provisioning.sitelist.SiteListing.Filter;
import dev.pressyard.provisioning.sitelist.SiteListing.Position;
import dev.pressyard.provisioning.sitelist.SiteSorting;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What is asked of the list of sites. Words that the list does not know are as good as none, which it says: an old
 * bookmark still shows a list.
 *
 * @param state a status or a group
 * @param after the position key of the last site on the page before, with its id in {@code afterId}
 * @param before the position key of the first site on the page after, with its id in {@code beforeId}
 */
record SitesFilterForm(
        @Nullable String search,
        @Nullable String state,
        @Nullable String environment,
        @Nullable String owner,
        @Nullable String target,
        @Nullable String tag,
        @Nullable String sort,
        @Nullable String after,
        @Nullable UUID afterId,
        @Nullable String before,
        @Nullable UUID beforeId) {

    SitesFilterForm {
        after = text(after);
        before = text(before);
    }

    Filter filter() {
        return new Filter(
                text(search),
                choice(SiteStatus.values(), state),
                choice(SiteGroup.values(), state),
                choice(Environment.values(), environment),
                text(owner),
                text(target),
                text(tag));
    }

    SiteSorting order() {
        var chosen = choice(SiteSorting.values(), sort);
        return chosen == null ? SiteSorting.ATTENTION : chosen;
    }

    /** The site after which the page begins. */
    Optional<Position> from() {
        return position(after, afterId);
    }

    /** The site ahead of which the page ends. */
    Optional<Position> until() {
        return position(before, beforeId);
    }

    private Optional<Position> position(@Nullable String key, @Nullable UUID id) {
        return key == null || id == null || !order().knows(key) ? Optional.empty() : Optional.of(new Position(key, id));
    }

    /** The same of sites in another state, from the first page. */
    public SitesFilterForm inState(String other) {
        return at(other, null, null);
    }

    /** The first page of what is asked. */
    public SitesFilterForm first() {
        return at(state, null, null);
    }

    /** The page after a site. */
    public SitesFilterForm after(Position last) {
        return at(state, last, null);
    }

    /** The page ahead of a site. */
    public SitesFilterForm before(Position first) {
        return at(state, null, first);
    }

    private SitesFilterForm at(@Nullable String wanted, @Nullable Position last, @Nullable Position first) {
        return new SitesFilterForm(
                search,
                wanted,
                environment,
                owner,
                target,
                tag,
                sort,
                last == null ? null : last.key(),
                last == null ? null : last.id(),
                first == null ? null : first.key(),
                first == null ? null : first.id());
    }

    /** Where the list is shown like that. */
    public String address() {
        var asked = new LinkedHashMap<String, @Nullable Object>();
        asked.put("search", text(search));
        asked.put("state", text(state));
        asked.put("environment", text(environment));
        asked.put("owner", text(owner));
        asked.put("target", text(target));
        asked.put("tag", text(tag));
        asked.put("sort", text(sort));
        asked.put("after", after);
        asked.put("afterId", afterId);
        asked.put("before", before);
        asked.put("beforeId", beforeId);
        var address = UriComponentsBuilder.fromPath("/sites");
        asked.values().removeIf(Objects::isNull);
        asked.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(asked).toUriString();
    }

    /** What is asked for of which there is none, by what it should be. */
    public Map<String, String> unknown() {
        var unknown = new LinkedHashMap<String, String>();
        if (choice(SiteStatus.values(), state) == null && choice(SiteGroup.values(), state) == null) {
            note(unknown, "state", state);
        }
        if (choice(Environment.values(), environment) == null) {
            note(unknown, "environment", environment);
        }
        if (choice(SiteSorting.values(), sort) == null) {
            note(unknown, "order", sort);
        }
        return unknown;
    }

    private static void note(Map<String, String> unknown, String subject, @Nullable String typed) {
        var text = text(typed);
        if (text != null) {
            unknown.put(subject, text);
        }
    }

    /** Whether it asks for anything but everything. */
    public boolean isNarrow() {
        return Stream.of(search, state, environment, owner, target, tag).anyMatch(it -> text(it) != null);
    }

    private static @Nullable String text(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static <E extends Enum<E>> @Nullable E choice(E[] choices, @Nullable String name) {
        return Stream.of(choices)
                .filter(it -> it.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(null);
    }
}
