package dev.pressyard.provisioning.inspection;

import java.util.Optional;
import java.util.UUID;

/**
 * The tag by which everything that belongs to a site is found in its target.
 *
 * @param site the tag's value
 * @param name the site's name, which begins the names of its resources
 */
public record SiteTag(UUID site, String name) {

    public static final String KEY = "pressyard:site-id";

    /** The site that a tag's value names; none if somebody else gave the tag a meaning of their own. */
    static Optional<UUID> site(String value) {
        try {
            return Optional.of(UUID.fromString(value));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    String value() {
        return site.toString();
    }

    boolean is(String key, String value) {
        return key.equals(KEY) && value.equals(value());
    }
}
