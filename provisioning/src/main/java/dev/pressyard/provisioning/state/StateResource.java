package dev.pressyard.provisioning.state;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One resource instance in a state.
 *
 * @param address as Terraform names it: {@code module.network.aws_subnet.public["a"]}
 * @param module address of the module it is in; empty for the root
 * @param mode whether Terraform manages it or only reads it
 * @param type such as {@code aws_subnet}
 * @param name in its module
 * @param provider source address such as {@code registry.terraform.io/hashicorp/aws}
 * @param tainted whether the next apply replaces it
 * @param attributes as Terraform wrote them, with what is sensitive replaced by {@code (sensitive)}
 */
public record StateResource(
        String address,
        String module,
        Mode mode,
        String type,
        String name,
        String provider,
        boolean tainted,
        JsonNode attributes) {

    /** Terraform's two kinds of resources. */
    public enum Mode {
        MANAGED,
        DATA
    }

    /** A top-level attribute as text, such as {@code id} or {@code arn}; nothing if it is absent or null. */
    public Optional<String> attribute(String attribute) {
        var value = attributes.path(attribute);
        return value.isMissingNode() || value.isNull()
                ? Optional.empty()
                : Optional.of(value.asString(value.toString()));
    }
}
