package dev.pressyard.provisioning.code;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where an archive lies and what it must turn out to be.
 *
 * @param url {@code https://…}, or {@code file:///…} on the machine that builds
 * @param sha256 64 lower-case hexadecimal digits
 */
public record ArchiveAddress(String url, String sha256) {

    private static final int LONGEST_URL = 2000;
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern FILE = Pattern.compile("file:///[^\\s?#]+");

    public ArchiveAddress {
        requireNone(complaintAboutUrl(url).or(() -> complaintAboutSha256(sha256)));
    }

    /** What is wrong with an archive's address, for the person who typed it; empty if nothing is. */
    public static Optional<String> complaintAboutUrl(String url) {
        return FILE.matcher(url).matches() || isSecure(url)
                ? Optional.empty()
                : Optional.of("Give the archive's address without a password in it, for example"
                        + " https://example.org/theme.tar.gz.");
    }

    /** What is wrong with a digest, for the person who typed it; empty if nothing is. */
    public static Optional<String> complaintAboutSha256(String sha256) {
        return SHA256.matcher(sha256).matches()
                ? Optional.empty()
                : Optional.of("Give the archive's SHA-256: 64 digits 0-9 and a-f, as sha256sum prints them.");
    }

    /** Whether only the machine that builds can read it. */
    public static boolean isLocal(String url) {
        return url.startsWith("file:");
    }

    /** An address with a host, encrypted, and without a user or a password, which every log would show. */
    static boolean isSecure(String url) {
        try {
            var address = new URI(url);
            return "https".equals(address.getScheme())
                    && address.getHost() != null
                    && address.getUserInfo() == null
                    && url.length() <= LONGEST_URL;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    /** @throws IllegalArgumentException if there is a complaint */
    static void requireNone(Optional<String> complaint) {
        complaint.ifPresent(it -> {
            throw new IllegalArgumentException(it);
        });
    }
}
