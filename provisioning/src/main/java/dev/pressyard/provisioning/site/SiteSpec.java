package dev.pressyard.provisioning.site;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pressyard.provisioning.code.SiteCode;
import dev.pressyard.provisioning.code.WordPressRelease;
import dev.pressyard.provisioning.site.SiteSize.Capacity;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * The desired configuration of a site. Versions are kept as JSON: a field that an older portal does not know is left
 * out there.
 *
 * @param title WordPress' site title, 1 to 100 characters
 * @param region the AWS region it is in
 * @param administratorEmail the address of WordPress' administrator
 * @param details what the site may use, where somebody chose otherwise than the size's preset; {@code null} for the
 *     preset, whatever that becomes
 * @param tags words by which people find the site; on its resources too
 * @param wordpress the WordPress it runs; absent in specs that are older than the choice, which get the usual one
 * @param code its own themes and plugins
 * @param restoreSnapshot name of the database snapshot it begins with; {@code null} to begin empty. Of no meaning once
 *     the site is there
 * @param administratorNetworks IPv4 ranges that may administer WordPress; empty for all
 * @param php what its PHP may use, where somebody chose otherwise; {@code null} for what the image has, whatever that
 *     becomes
 * @param administratorName by which WordPress' first administrator signs in; {@code null} in specs that are older than
 *     the choice. Of no meaning once WordPress is installed
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SiteSpec(
        String title,
        Environment environment,
        SiteSize size,
        String region,
        String administratorEmail,
        @Nullable Capacity details,
        List<String> tags,
        @Nullable WordPressRelease wordpress,
        SiteCode code,
        @Nullable String restoreSnapshot,
        List<String> administratorNetworks,
        @Nullable PhpSettings php,
        @Nullable String administratorName) {

    /** By which the first administrator signs in where nobody chose another name. */
    public static final String USUAL_ADMINISTRATOR = "pressyard";

    private static final int LONGEST_TITLE = 100;

    public SiteSpec {
        // Specs from before there were tags have none.
        tags = tags == null ? List.of() : List.copyOf(tags);
        // Nor networks, those from before they could be told.
        administratorNetworks = administratorNetworks == null ? List.of() : List.copyOf(administratorNetworks);
        Assert.isTrue(!title.isBlank() && title.length() <= LONGEST_TITLE, "A title has 1 to 100 characters");
        Assert.isTrue(administratorEmail.contains("@"), "An e-mail address has an @");
        code = Objects.requireNonNullElseGet(code, SiteCode.None::new);
    }

    /** The WordPress that was chosen for the site. */
    public Optional<WordPressRelease> chosenWordPress() {
        return Optional.ofNullable(wordpress);
    }

    /** The database snapshot that the site begins with. */
    public Optional<String> restoredFrom() {
        return Optional.ofNullable(restoreSnapshot);
    }

    /** The preset of a size, without tags. */
    public SiteSpec(String title, Environment environment, SiteSize size, String region, String administratorEmail) {
        this(title, environment, size, region, administratorEmail, null, List.of());
    }

    /** A site with the usual WordPress and no code of its own. */
    public SiteSpec(
            String title,
            Environment environment,
            SiteSize size,
            String region,
            String administratorEmail,
            @Nullable Capacity details,
            List<String> tags) {
        this(title, environment, size, region, administratorEmail, details, tags, null, new SiteCode.None());
    }

    /** A site that begins with an empty database, and is administered from anywhere. */
    public SiteSpec(
            String title,
            Environment environment,
            SiteSize size,
            String region,
            String administratorEmail,
            @Nullable Capacity details,
            List<String> tags,
            @Nullable WordPressRelease wordpress,
            SiteCode code) {
        this(
                title,
                environment,
                size,
                region,
                administratorEmail,
                details,
                tags,
                wordpress,
                code,
                null,
                List.of(),
                null,
                null);
    }

    /** What the site may use: the details, or else the size's preset. */
    public Capacity capacity() {
        return details == null ? size.capacity() : details;
    }

    /** The name by which the first administrator signs in. */
    public String administrator() {
        return administratorName == null ? USUAL_ADMINISTRATOR : administratorName;
    }

    /** What its PHP may use: what was chosen, or else what the image has. */
    public PhpSettings phpSettings() {
        return php == null ? PhpSettings.USUAL : php;
    }

    /** Whether the site is destroyed only after its name was typed. */
    @JsonIgnore
    public boolean isProtected() {
        return environment == Environment.PRODUCTION;
    }
}
