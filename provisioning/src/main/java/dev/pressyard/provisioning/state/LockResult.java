package dev.pressyard.provisioning.state;

/** How a request to lock or unlock a stack's state ended. */
public sealed interface LockResult {

    /** The caller holds the lock, or has given it back. */
    record Done() implements LockResult {}

    /** Somebody else holds it. */
    record Held(LockHolder holder) implements LockResult {}

    /** The caller's credential was revoked meanwhile. */
    record Revoked() implements LockResult {}

    /** What was sent is not Terraform's LockInfo. */
    record NotALock(String reason) implements LockResult {}
}
