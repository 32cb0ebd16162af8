package dev.pressyard.provisioning.inspection;

/**
 * Something that exists in a target.
 *
 * @param kind for people: "ECS service"
 * @param identifier ARN or id, as Terraform's state has it in {@code id} or {@code arn}
 */
public record Holding(String kind, String identifier) {

    @Override
    public String toString() {
        return kind + " " + identifier;
    }
}
