package dev.pressyard.provisioning.run;

/** Where a phase of a run stands. */
public enum PhaseStatus {
    PENDING,
    RUNNING,
    SUCCEEDED,
    SKIPPED,
    FAILED,
    CANCELED;

    public boolean isDone() {
        return this == SUCCEEDED || this == SKIPPED;
    }
}
