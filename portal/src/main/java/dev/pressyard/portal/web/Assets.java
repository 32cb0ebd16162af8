package dev.pressyard.portal.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The scripts, style sheets and icons of the pages, under a version that changes when any of them does: browsers keep
 * them for a year and still never mix two releases.
 */
@Component("assets")
public class Assets {

    private static final int VERSION_LENGTH = 12;

    private final String version;
    private final IconSprite icons = IconSprite.fromBootstrapIcons();

    Assets() throws IOException {
        this.version = digest(new PathMatchingResourcePatternResolver().getResources("classpath:/assets/**/*.*"));
    }

    /** The version, a short hexadecimal word. */
    public String version() {
        return version;
    }

    /** Where an icon of the sprite is, for the {@code href} of an SVG {@code use} element. */
    public String icon(String name) {
        return "/icons.svg?v=" + version + "#" + icons.require(name);
    }

    byte[] iconSprite() {
        return icons.bytes();
    }

    private String digest(Resource[] files) throws IOException {
        Arrays.sort(
                files, Comparator.comparing(Resource::getFilename, Comparator.nullsFirst(Comparator.naturalOrder())));
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(icons.bytes());
            digest.update(BootstrapStyles.CLASSES.toString().getBytes(StandardCharsets.UTF_8));
            for (var file : files) {
                digest.update(file.getContentAsByteArray());
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_LENGTH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
