package dev.pressyard.portal.site;

import dev.pressyard.provisioning.site.Environment;
import dev.pressyard.provisioning.site.SiteListing;
import dev.pressyard.provisioning.site.SiteListing.Filter;
import dev.pressyard.provisioning.site.SiteListing.Order;
import dev.pressyard.provisioning.site.SiteListing.Position;
import dev.pressyard.provisioning.site.SiteStatus;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the list of sites. Words that the list does not know are as good as none: an old bookmark still
 * shows a list.
 *
 * @param after the position key of the last site on the page before, with its id in {@code afterId}
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
        @Nullable UUID afterId) {

    SitesFilterForm {
        after = text(after);
    }

    Filter filter() {
        return new Filter(
                text(search),
                choice(SiteStatus.values(), state),
                choice(Environment.values(), environment),
                text(owner),
                text(target),
                text(tag));
    }

    SiteListing.Order order() {
        var chosen = choice(Order.values(), sort);
        return chosen == null ? Order.ATTENTION : chosen;
    }

    @Nullable
    Position position() {
        return after == null || afterId == null || !order().knows(after) ? null : new Position(after, afterId);
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
