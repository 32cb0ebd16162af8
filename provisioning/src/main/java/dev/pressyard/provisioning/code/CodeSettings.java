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
        @DefaultValue("6.8.11") String wordpressVersion,

        @DefaultValue("https://wordpress.org/wordpress-6.8.11.tar.gz")
        String wordpressArchiveUrl,

        @DefaultValue("069e42c8a7b2d217af07eb90ad9a90549fbc3d62fbf7dc5d915440d3873f9159")
        String wordpressArchiveSha256,

        @DefaultValue("false") boolean localCode,
        @DefaultValue("git") String git) {

    /** The WordPress that sites get where nobody chose another. */
    public WordPressRelease usualRelease() {
        return new WordPressRelease(wordpressVersion, new ArchiveAddress(wordpressArchiveUrl, wordpressArchiveSha256));
    }
}
