package dev.pressyard.portal.site;

import dev.pressyard.provisioning.code.WordPressRelease;
import dev.pressyard.provisioning.site.SiteSpec;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The request for a site as it was typed: everything is text, so that whatever was typed can be shown again.
 *
 * @param request identifies this filled-in form, so that sending it twice asks once
 * @param region region and, where needed, target, as {@link RegionChoice#value()} writes them
 * @param tags words with blanks or commas between them
 * @param details what is to differ from the size's preset
 * @param restoreSnapshot name of the snapshot that the database begins with; empty for none
 * @param administratorNetworks IPv4 addresses and ranges with blanks or commas between them; empty for all
 * @param administratorName by which WordPress' first administrator signs in; empty for the usual one
 * @param code what the site's image is to hold
 */
record SiteForm(
        String request,
        String name,

        @NotBlank(message = "Give the site a title, for example Our blog.")
        @Size(max = 100, message = "A title has at most 100 characters.")
        @Pattern(regexp = "[^\\p{Cntrl}]*", message = "A title is one line without control characters.")
        String title,

        String environment,
        String size,
        String region,

        @NotBlank(message = "Give the administrator’s e-mail address, for example ada@example.org.")
        @Size(max = 100, message = "An e-mail address has at most 100 characters in WordPress.")
        @Pattern(
                regexp = "|" + TAKEN_BY_WORDPRESS,
                message = "WordPress takes no such e-mail address; one looks like ada@example.org,"
                        + " with unaccented letters.")
        String administratorEmail,

        String tags,
        DetailsForm details,

        @Pattern(
                regexp = "|(rds:)?[A-Za-z](-?[A-Za-z0-9]){0,254}",
                message = "This is not the name of a snapshot; one has letters, digits and single hyphens,"
                        + " like blog-final-1a2b3c4d.")
        String restoreSnapshot,

        String administratorNetworks,

        @Pattern(
                regexp = "|[A-Za-z0-9][A-Za-z0-9._@-]{0,59}",
                message = "A user name has 1 to 60 letters, digits, dots, hyphens, underscores and @ signs,"
                        + " and begins with a letter or digit.")
        String administratorName,

        CodeForm code) {

    /** As its {@code is_email} decides, which the installation asks: a site with another address does not come up. */
    private static final String TAKEN_BY_WORDPRESS = "(?=.{6})[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+"
            + "@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+";

    SiteForm(
            @Nullable String request,
            @Nullable String name,
            @Nullable String title,
            @Nullable String environment,
            @Nullable String size,
            @Nullable String region,
            @Nullable String administratorEmail,
            @Nullable String tags,
            @Nullable DetailsForm details,
            @Nullable String restoreSnapshot,
            @Nullable String administratorNetworks,
            @Nullable String administratorName,
            @Nullable CodeForm code) {
        this.request = typed(request);
        this.name = typed(name);
        this.title = typed(title);
        this.environment = typed(environment);
        this.size = typed(size);
        this.region = typed(region);
        this.administratorEmail = typed(administratorEmail);
        this.tags = typed(tags);
        this.details = details == null ? DetailsForm.PRESET : details;
        this.restoreSnapshot = typed(restoreSnapshot);
        this.administratorNetworks = typed(administratorNetworks);
        this.administratorName = typed(administratorName);
        this.code = code == null ? CodeForm.PLAIN : code;
    }

    static SiteForm empty(String region) {
        return new SiteForm(
                UUID.randomUUID().toString(),
                "",
                "",
                "DEVELOPMENT",
                "SMALL",
                region,
                "",
                "",
                DetailsForm.PRESET,
                "",
                "",
                "",
                CodeForm.PLAIN);
    }

    /**
     * The form that would ask for what a site is to be.
     *
     * @param place how the form names the site's region
     * @param usual the WordPress that sites get where nobody chooses another
     */
    static SiteForm of(String name, SiteSpec spec, String place, WordPressRelease usual) {
        return new SiteForm(
                UUID.randomUUID().toString(),
                name,
                spec.title(),
                spec.environment().name(),
                spec.size().name(),
                place,
                spec.administratorEmail(),
                String.join(" ", spec.tags()),
                DetailsForm.of(spec),
                spec.restoredFrom().orElse(""),
                String.join(" ", spec.administratorNetworks()),
                Objects.requireNonNullElse(spec.administratorName(), ""),
                CodeForm.of(spec, usual));
    }

    /**
     * The same, but for the site, and in the place, of another form: what cannot be changed is not read from a page.
     */
    SiteForm at(SiteForm fixed) {
        return new SiteForm(
                fixed.request,
                fixed.name,
                title,
                environment,
                size,
                fixed.region,
                administratorEmail,
                tags,
                details,
                fixed.restoreSnapshot,
                administratorNetworks,
                fixed.administratorName,
                code);
    }

    private static String typed(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
