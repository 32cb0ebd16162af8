package dev.pressyard.provisioning.state;

/** How a state version came to be. */
public enum StateOrigin {
    /** Terraform sent it. */
    TERRAFORM,
    /** A recovery read it from the file that a failing Terraform left, {@code errored.tfstate}. */
    SALVAGE,
    /** Terraform asked for an empty state to be purged: from here on there is none. */
    PURGE
}
