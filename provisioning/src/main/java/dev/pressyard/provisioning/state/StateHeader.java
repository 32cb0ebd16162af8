package dev.pressyard.provisioning.state;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What the rules need to know of a state: its place in Terraform's own history. Read from a stream of tokens, for a
 * state may be large.
 */
record StateHeader(long serial, String lineage, boolean hasResources) {

    private static final int FORMAT = 4;

    /** The header, or nothing if the content is not a whole Terraform state of format 4. */
    static Optional<StateHeader> of(byte[] content) {
        try (var parser = StateJson.MAPPER.createParser(content)) {
            return parser.nextToken() == JsonToken.START_OBJECT ? new Members().read(parser) : Optional.empty();
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    private static final class Members {
        private long format;
        private long serial = -1;
        private @Nullable String lineage;
        private boolean hasResources;

        Optional<StateHeader> read(JsonParser parser) {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = parser.currentName();
                take(name, parser.nextToken(), parser);
            }
            var complete = format == FORMAT && serial >= 0 && parser.nextToken() == null;
            return complete && lineage != null && !lineage.isBlank()
                    ? Optional.of(new StateHeader(serial, lineage, hasResources))
                    : Optional.empty();
        }

        private void take(String name, JsonToken value, JsonParser parser) {
            switch (name) {
                case "version" -> format = value == JsonToken.VALUE_NUMBER_INT ? parser.getLongValue() : -1;
                case "serial" -> serial = value == JsonToken.VALUE_NUMBER_INT ? parser.getLongValue() : -1;
                case "lineage" -> lineage = value == JsonToken.VALUE_STRING ? parser.getString() : null;
                case "resources" -> hasResources = value == JsonToken.START_ARRAY && skipArray(parser);
                default -> {}
            }
            parser.skipChildren();
        }

        /** Whether the array had an element. */
        private static boolean skipArray(JsonParser parser) {
            var elements = 0;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                parser.skipChildren();
                elements++;
            }
            return elements > 0;
        }
    }
}
