package dev.pressyard.provisioning.state;

import java.time.Instant;

/**
 * Who holds the lock of a stack's state.
 *
 * @param lockId the identifier that Terraform chose for the lock
 * @param information Terraform's LockInfo, the JSON text as it was sent: operation, person, version, time
 * @param run that the holder's credential was issued to
 * @param epoch of the run's lease
 * @param acquiredAt when the lock was taken
 */
public record LockHolder(String lockId, String information, long run, long epoch, Instant acquiredAt) {

    /** What the holder does, for example {@code OperationTypeApply}; empty if it did not say. */
    public String operation() {
        return StateJson.MAPPER.readTree(information).path("Operation").asString("");
    }

    /** The user and machine that the holder named, for example {@code portal@node-1}; empty if it did not say. */
    public String who() {
        return StateJson.MAPPER.readTree(information).path("Who").asString("");
    }
}
