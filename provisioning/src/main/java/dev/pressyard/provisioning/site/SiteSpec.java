package dev.pressyard.provisioning.site;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.springframework.util.Assert;

/**
 * The desired configuration of a site. Versions are kept as JSON: a field that an older portal does not know is left
 * out there.
 *
 * @param title WordPress' site title, 1 to 100 characters
 * @param region the AWS region it is in
 * @param administratorEmail the address of WordPress' administrator
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record SiteSpec(String title, Environment environment, SiteSize size, String region, String administratorEmail) {

    private static final int LONGEST_TITLE = 100;

    public SiteSpec {
        Assert.isTrue(!title.isBlank() && title.length() <= LONGEST_TITLE, "A title has 1 to 100 characters");
        Assert.isTrue(administratorEmail.contains("@"), "An e-mail address has an @");
    }

    /** Whether the site is destroyed only after its name was typed. */
    @JsonIgnore
    public boolean isProtected() {
        return environment == Environment.PRODUCTION;
    }
}
