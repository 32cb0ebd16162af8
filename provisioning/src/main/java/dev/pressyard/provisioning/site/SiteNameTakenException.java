package dev.pressyard.provisioning.site;

/** Another site has the name. */
public class SiteNameTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SiteNameTakenException(SiteName name) {
        super("There is a site '%s' already; choose another name.".formatted(name));
    }
}
