package dev.pressyard.provisioning.state;

import tools.jackson.databind.JsonNode;

/**
 * An output of a stack.
 *
 * @param value as Terraform wrote it, sensitive or not
 * @param type Terraform's type, in its JSON form: {@code "string"}, {@code ["list","string"]}
 * @param sensitive whether it must not be shown
 */
public record OutputValue(JsonNode value, JsonNode type, boolean sensitive) {

    /** The value as text: a string's own, anything else's JSON. */
    public String text() {
        return value.isString() ? value.asString() : value.toString();
    }

    @Override
    public String toString() {
        return sensitive ? "OutputValue[sensitive]" : "OutputValue[%s]".formatted(value);
    }
}
