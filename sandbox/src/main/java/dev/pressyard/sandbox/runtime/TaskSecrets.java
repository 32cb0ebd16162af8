package dev.pressyard.sandbox.runtime;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
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
        var key = part(parts, ARN_PARTS);
        var text = aws.secrets()
                .getSecretValue(request -> request.secretId(arn)
                        .versionStage(part(parts, ARN_PARTS + 1).orElse(null))
                        .versionId(part(parts, ARN_PARTS + 2).orElse(null)))
                .secretString();
        return key.map(it -> json.readTree(text).required(it).asString()).orElse(text);
    }

    private static Optional<String> part(String[] parts, int index) {
        return Optional.of(index)
                .filter(it -> it < parts.length)
                .map(it -> parts[it])
                .filter(it -> !it.isEmpty());
    }
}
