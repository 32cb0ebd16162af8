package dev.pressyard.provisioning.target;

/** What stands behind a target. */
public enum TargetKind {
    /** The stand-ins on this machine. */
    SANDBOX,
    /** An AWS account, or whatever answers at the target's own endpoint as AWS would. */
    AWS
}
