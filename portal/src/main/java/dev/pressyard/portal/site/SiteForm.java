package dev.pressyard.portal.site;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The request for a site as it was typed: everything is text, so that whatever was typed can be shown again.
 *
 * @param request identifies this filled-in form, so that sending it twice asks once
 * @param region region and, where needed, target, as {@link RegionChoice#value()} writes them
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

        @NotBlank(message = "Give the administrator's e-mail address; WordPress writes to it.")
        @Size(max = 254, message = "An e-mail address has at most 254 characters.")
        @Pattern(
                regexp = "|[^\\s@\"<>()]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+",
                message = "This is not an e-mail address; one looks like ada@example.org.")
        String administratorEmail) {

    SiteForm(
            @Nullable String request,
            @Nullable String name,
            @Nullable String title,
            @Nullable String environment,
            @Nullable String size,
            @Nullable String region,
            @Nullable String administratorEmail) {
        this.request = typed(request);
        this.name = typed(name);
        this.title = typed(title);
        this.environment = typed(environment);
        this.size = typed(size);
        this.region = typed(region);
        this.administratorEmail = typed(administratorEmail);
    }

    static SiteForm empty(String region) {
        return new SiteForm(UUID.randomUUID().toString(), "", "", "DEVELOPMENT", "SMALL", region, "");
    }

    /**
     * The same, but for the site, and in the place, of another form: what cannot be changed is not read from a page.
     */
    SiteForm at(SiteForm fixed) {
        return new SiteForm(fixed.request, fixed.name, title, environment, size, fixed.region, administratorEmail);
    }

    private static String typed(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
