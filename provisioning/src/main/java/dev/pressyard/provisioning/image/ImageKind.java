package dev.pressyard.provisioning.image;

import java.util.Locale;

/**
 * The two images of a site: the one below is shared and seldom changes, the one above holds WordPress and the site's
 * own code.
 */
public enum ImageKind {
    BASE("nginx, PHP and their supervisor"),
    SITE("WordPress and the site's own code");

    private final String content;

    ImageKind(String content) {
        this.content = content;
    }

    /** What the kind adds to what it stands on. */
    String content() {
        return content;
    }

    /** The kind's folder below {@code packer}, its step in the log, and its name for people. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name that images of the kind have in the engine. */
    String repository() {
        return "pressyard/" + word();
    }
}
