package dev.pressyard.provisioning.run;

/** A step of a run. */
public enum Phase {
    IMAGE("Image", RunStatus.PREPARING),
    INIT("Init", RunStatus.PREPARING),
    PLAN("Plan", RunStatus.PLANNING),
    APPROVAL("Approval", RunStatus.PLANNED),
    APPLY("Apply", RunStatus.APPLYING),
    VERIFY("Verify", RunStatus.VERIFYING),
    SWEEP("Sweep", RunStatus.VERIFYING);

    private final String label;
    private final RunStatus status;

    Phase(String label, RunStatus status) {
        this.label = label;
        this.status = status;
    }

    /** The phase's name for people. */
    public String label() {
        return label;
    }

    /** What a run is doing while it is in this phase. */
    public RunStatus status() {
        return status;
    }

    /** Whether the phase can be done again from its start when nobody knows how far it came. An apply cannot. */
    public boolean isRepeatable() {
        return this != APPLY;
    }
}
