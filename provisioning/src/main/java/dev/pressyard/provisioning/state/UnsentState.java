package dev.pressyard.provisioning.state;

import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * A state that Terraform could not send. If it was to be the stack's first, it has no lineage yet: Terraform 1.11 gives
 * one only while it sends (measured).
 */
final class UnsentState {

    private UnsentState() {}

    /** The content with a new lineage and the first serial if it had none; else, and if it is no state, as it is. */
    static byte[] withLineage(byte[] content) {
        try {
            return StateJson.MAPPER.readTree(content) instanceof ObjectNode state
                            && state.path("lineage").asString("").isEmpty()
                    ? StateJson.MAPPER.writeValueAsBytes(
                            state.put("lineage", UUID.randomUUID().toString()).put("serial", 1))
                    : content;
        } catch (JacksonException notJson) {
            return content;
        }
    }
}
