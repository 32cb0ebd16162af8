package dev.pressyard.sandbox.runtime;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.Secret;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a container's secrets from Secrets Manager, as ECS does once at each start.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html">The
 *     form of {@code valueFrom}</a>
 */
final class TaskSecrets {

    /** The parts of a secret's ARN before the JSON key: {@code arn:aws:secretsmanager:region:account:secret:name}. */
    private static final int ARN_PARTS = 7;

    private final JsonMapper json = JsonMapper.builder().build();

    /** The secret variables of a container, by name. */
    Map<String, String> of(ContainerDefinition container, AwsClients aws) {
        return container.secrets().stream()
                .collect(Collectors.toMap(Secret::name, secret -> value(secret.valueFrom(), aws)));
    }

    private String value(String source, AwsClients aws) {
        var parts = source.split(":", -1);
        var arn = parts.length > ARN_PARTS ? String.join(":", Arrays.copyOf(parts, ARN_PARTS)) : source;
        var text =
                aws.secrets().getSecretValue(request -> request.secretId(arn)).secretString();
        var key = parts.length > ARN_PARTS ? parts[ARN_PARTS] : "";
        return key.isEmpty() ? text : json.readTree(text).required(key).asString();
    }
}
