package dev.pressyard.provisioning.site;

/** What a site is for; decides how carefully it is run. */
public enum Environment {
    DEVELOPMENT("Development"),
    STAGING("Staging"),
    PRODUCTION("Production");

    private final String label;

    Environment(String label) {
        this.label = label;
    }

    /** The environment's name for people. */
    public String label() {
        return label;
    }
}
