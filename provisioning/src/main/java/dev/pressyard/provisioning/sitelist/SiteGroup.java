package dev.pressyard.provisioning.sitelist;

/** Sites that call for the same of whoever looks after them, whatever their exact status. */
public enum SiteGroup {
    ATTENTION("Needs attention", "site.status in ('FAILED', 'LOST')"),
    WAITING("Waits for approval", "site.awaits_approval"),
    WORK("At work", "site.status in ('PROVISIONING', 'CHANGING', 'DESTROYING') and not site.awaits_approval");

    private final String label;
    private final String condition;

    SiteGroup(String label, String condition) {
        this.label = label;
        this.condition = condition;
    }

    /** The group's name for people. */
    public String label() {
        return label;
    }

    /** Which sites are in it, as SQL. */
    String condition() {
        return condition;
    }
}
