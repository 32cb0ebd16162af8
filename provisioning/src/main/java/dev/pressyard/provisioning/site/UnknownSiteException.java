package dev.pressyard.provisioning.site;

/** There is no such site, and never was. */
public class UnknownSiteException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownSiteException(String site) {
        super("There is no site '" + site + "'");
    }
}
