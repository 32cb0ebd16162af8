package dev.pressyard.provisioning.state;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Attributes that are texts of JSON, such as the definitions of containers: what is in them is what readers want. */
public final class JsonText {

    private JsonText() {}

    /** The object or array that a text is; empty for what is no text, no such text, or holds nothing. */
    public static Optional<JsonNode> documentIn(JsonNode value) {
        var written = value.isString() ? value.asString() : "";
        if (!written.startsWith("{") && !written.startsWith("[")) {
            return Optional.empty();
        }
        try {
            return Optional.of(StateJson.MAPPER.readTree(written)).filter(document -> !document.isEmpty());
        } catch (JacksonException notADocument) {
            return Optional.empty();
        }
    }
}
