package dev.pressyard.provisioning.code;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A WordPress to build with.
 *
 * @param version the one that the archive must turn out to hold, such as 6.8.11
 * @param archive a tarball of the shape of upstream's
 */
public record WordPressRelease(String version, ArchiveAddress archive) {

    private static final Pattern VERSION = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){1,3}(-[A-Za-z0-9.]{1,20})?");

    public WordPressRelease {
        ArchiveAddress.requireNone(complaintAboutVersion(version));
    }

    /** What is wrong with a version, for the person who typed it; empty if nothing is. */
    public static Optional<String> complaintAboutVersion(String version) {
        return VERSION.matcher(version).matches()
                ? Optional.empty()
                : Optional.of("Give the version that the archive holds, for example 6.8.11.");
    }
}
