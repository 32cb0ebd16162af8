package dev.pressyard.portal.account;

/** What a person may do; each role may do all that the ones before it may. */
public enum Role {
    /** Reads every page. */
    VIEWER("Viewer"),
    /** Creates sites, and changes and destroys their own. */
    OPERATOR("Operator"),
    /** Changes everything, people and targets included. */
    ADMINISTRATOR("Administrator");

    private final String label;

    Role(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
