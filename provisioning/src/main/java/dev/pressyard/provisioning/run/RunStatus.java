package dev.pressyard.provisioning.run;

import java.util.EnumSet;
import java.util.Set;

/** Where a run stands. Migration V002 repeats the active ones in its indexes. */
public enum RunStatus {
    QUEUED("Queued"),
    PREPARING("Preparing"),
    PLANNING("Planning"),
    PLANNED("Waiting for approval"),
    CONFIRMED("Approved"),
    APPLYING("Applying"),
    VERIFYING("Verifying"),
    RECOVERING("Recovering"),
    APPLIED("Done"),
    NO_CHANGES("No changes"),
    DISCARDED("Discarded"),
    CANCELED("Canceled"),
    ERRORED("Failed");

    private static final Set<RunStatus> ENDED = EnumSet.of(APPLIED, NO_CHANGES, DISCARDED, CANCELED, ERRORED);
    static final Set<RunStatus> UNDER_WAY = EnumSet.complementOf(EnumSet.copyOf(ENDED));
    /** Those of the run that has the stack, which each stack has one of at most. */
    static final Set<RunStatus> WORKING =
            EnumSet.of(PREPARING, PLANNING, PLANNED, CONFIRMED, APPLYING, VERIFYING, RECOVERING);

    static final Set<RunStatus> SUCCEEDED = EnumSet.of(APPLIED, NO_CHANGES);
    private static final Set<RunStatus> WAITING = EnumSet.of(QUEUED, PLANNED, CONFIRMED);

    private final String label;

    RunStatus(String label) {
        this.label = label;
    }

    /** The status's name for people. */
    public String label() {
        return label;
    }

    /** Whether nothing more happens in the run. */
    public boolean isEnded() {
        return ENDED.contains(this);
    }

    /** Whether the run did what it was for. */
    public boolean isSucceeded() {
        return SUCCEEDED.contains(this);
    }

    /** Whether no worker holds the run because it waits for a turn or for a person. */
    public boolean isWaiting() {
        return WAITING.contains(this);
    }
}
