package dev.pressyard.provisioning.image;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an image would be made.
 *
 * @param variables Packer's, beside those that say where the result goes
 * @param parent the image that it stands on; {@code null} for a base
 */
record ImageRecipe(
        ImageKind kind,
        ImageInputs inputs,
        Map<String, String> variables,
        @Nullable Image parent) {

    ImageRecipe {
        variables = Map.copyOf(variables);
    }

    /** What the engine is to call the image. */
    String name() {
        return kind.repository() + ":" + inputs.hash();
    }
}
