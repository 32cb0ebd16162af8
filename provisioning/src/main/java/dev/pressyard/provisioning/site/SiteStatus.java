package dev.pressyard.provisioning.site;

/** Where a site stands. */
public enum SiteStatus {
    PROVISIONING("Provisioning"),
    READY("Ready"),
    CHANGING("Changing"),
    FAILED("Failed"),
    /** Its create was called off before anything of it was made. */
    NOT_CREATED("Not created"),
    /** The target has forgotten it; nobody destroyed it. */
    LOST("Lost"),
    DESTROYING("Destroying"),
    DESTROYED("Destroyed");

    private final String label;

    SiteStatus(String label) {
        this.label = label;
    }

    /** Whether there is something that nobody has asked to have destroyed. */
    public boolean isDestroyable() {
        return this != DESTROYING && this != DESTROYED;
    }

    /** Whether nothing is under way. */
    public boolean isSettled() {
        return this == READY || this == FAILED || this == NOT_CREATED || this == LOST || this == DESTROYED;
    }

    /** The status's name for people. */
    public String label() {
        return label;
    }
}
