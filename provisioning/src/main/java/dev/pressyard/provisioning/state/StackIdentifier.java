package dev.pressyard.provisioning.state;

import java.util.UUID;

/** Names one stack, that is: one Terraform root with its own state. */
public record StackIdentifier(UUID value) {

    /** A new identifier that no other stack has. */
    public static StackIdentifier random() {
        return new StackIdentifier(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
