package dev.pressyard.provisioning.state;

/** How a request to write or purge a state ended. Nothing but {@link Written} leaves a new row. */
public sealed interface StateWriteResult {

    /** It is stored as this version. */
    record Written(StateVersion version) implements StateWriteResult {}

    /** It was stored before, as this version: the request was repeated. */
    record Unchanged(StateVersion version) implements StateWriteResult {}

    /** Somebody else holds the lock. */
    record Locked(LockHolder holder) implements StateWriteResult {}

    /** The rules forbid it. */
    record Refused(Refusal refusal, String reason) implements StateWriteResult {}

    /** Which rule forbade it. */
    enum Refusal {
        /** The credential was revoked, or a later epoch has the right to the state. */
        REVOKED,
        /** The content is not a Terraform state of format 4. */
        NOT_A_STATE,
        /** The content is larger than the settings allow. */
        TOO_LARGE,
        /** The writer does not hold the lock, and nobody does. */
        NOT_LOCKED,
        /** The state has moved on: its serial is the same or higher. */
        STALE_SERIAL,
        /** The content belongs to another history than the stack's. */
        OTHER_LINEAGE,
        /** A state that still has resources is not purged. */
        NOT_EMPTY,
        /** There is no state to purge. */
        NOTHING_TO_PURGE
    }
}
