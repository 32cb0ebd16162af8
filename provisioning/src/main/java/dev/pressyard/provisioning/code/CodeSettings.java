package dev.pressyard.provisioning.code;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where WordPress and code come from.
 *
 * @param wordpressVersion the version that sites get where nobody chose another
 * @param wordpressArchiveUrl where that WordPress comes from, {@code https:} or {@code file:}
 * @param wordpressArchiveSha256 of that archive, 64 hexadecimal digits
 * @param localCode whether forms may name files and repositories of the machine that builds ({@code file:}); for a
 *     portal whose operators may read that machine's files anyway
 * @param git the program
 */
@ConfigurationProperties("pressyard.image")
public record CodeSettings(
        @DefaultValue("6.8.5") String wordpressVersion,

        @DefaultValue("https://wordpress.org/wordpress-6.8.5.tar.gz")
        String wordpressArchiveUrl,

        @DefaultValue("37f595510c48d16dede0bfa5afa29cb8af12dbf0e3d345b25c494c15f8c81d81")
        String wordpressArchiveSha256,

        @DefaultValue("false") boolean localCode,
        @DefaultValue("git") String git) {

    /** The WordPress that sites get where nobody chose another. */
    public WordPressRelease usualRelease() {
        return new WordPressRelease(wordpressVersion, new ArchiveAddress(wordpressArchiveUrl, wordpressArchiveSha256));
    }
}
