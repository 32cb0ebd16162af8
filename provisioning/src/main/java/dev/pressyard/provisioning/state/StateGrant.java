package dev.pressyard.provisioning.state;

/**
 * An authenticated caller's right to one stack's state, as long as its credential is not revoked: every use of it asks
 * again, in the transaction that it is used in.
 */
public record StateGrant(StackIdentifier stack, String username) {}
