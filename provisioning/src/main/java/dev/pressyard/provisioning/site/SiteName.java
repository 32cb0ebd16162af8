package dev.pressyard.provisioning.site;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What people call a site, and the first part of its resources' names in the target. The length leaves room for the
 * suffixes within AWS' 32 characters for a load balancer's name.
 */
public record SiteName(String value) {

    private static final int SHORTEST = 3;
    private static final int LONGEST = 24;
    private static final Pattern FORM = Pattern.compile("[a-z](-?[a-z0-9])*");

    /** Words that a path of the portal, a name of its own resources, or AWS claims. */
    private static final Set<String> RESERVED = Set.of(
            "admin",
            "api",
            "aws",
            "default",
            "destroy",
            "internal",
            "localhost",
            "new",
            "platform",
            "portal",
            "pressyard",
            "sandbox",
            "www");

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if the value is no site name; the message is for the person who typed it
     */
    public SiteName {
        complaint(value).ifPresent(complaint -> {
            throw new IllegalArgumentException(complaint);
        });
    }

    /** What is wrong with a name and what would be right, for the person who typed it; empty if nothing is. */
    public static Optional<String> complaint(String value) {
        if (value.isBlank()) {
            return Optional.of("Give the site a name, for example blog.");
        }
        if (!FORM.matcher(value).matches()) {
            return Optional.of(
                    "A name is made of a-z, 0-9 and single hyphens, begins with a letter and does not end with a hyphen.");
        }
        if (value.length() < SHORTEST || value.length() > LONGEST) {
            return Optional.of(
                    "A name has %d to %d characters; this one has %d.".formatted(SHORTEST, LONGEST, value.length()));
        }
        if (RESERVED.contains(value)) {
            return Optional.of("'%s' is reserved; choose another name.".formatted(value));
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
