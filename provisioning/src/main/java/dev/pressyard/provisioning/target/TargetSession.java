package dev.pressyard.provisioning.target;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/**
 * Short-lived access to one region of a target, for a run's own child processes and for the portal's AWS clients.
 *
 * @param credentials what signs the calls; secret
 * @param region the AWS region
 * @param endpoint where the API answers, or {@code null} for AWS' own addresses
 */
public record TargetSession(
        AwsCredentials credentials, Region region, @Nullable URI endpoint) {

    /** The variables a child process needs to act in the target; the values in {@link #secrets()} must not be shown. */
    public Map<String, String> environment() {
        var environment = new LinkedHashMap<String, String>();
        environment.put("AWS_ACCESS_KEY_ID", credentials.accessKeyId());
        environment.put("AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey());
        environment.put("AWS_REGION", region.id());
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        if (credentials instanceof AwsSessionCredentials session) {
            environment.put("AWS_SESSION_TOKEN", session.sessionToken());
        }
        if (endpoint != null) {
            environment.put("AWS_ENDPOINT_URL", endpoint.toString());
        }
        return environment;
    }

    /** The values that must never be stored or shown. */
    public Set<String> secrets() {
        return credentials instanceof AwsSessionCredentials session
                ? Set.of(session.secretAccessKey(), session.sessionToken())
                : Set.of(credentials.secretAccessKey());
    }

    /** A client of one AWS service in this session, for example {@code session.client(EcsClient.builder())}. */
    public <B extends AwsClientBuilder<B, C>, C> C client(B builder) {
        return configure(builder, AwsClientBuilder::build);
    }

    private <B extends AwsClientBuilder<B, C>, C> C configure(B builder, Function<B, C> build) {
        Optional.ofNullable(endpoint).ifPresent(builder::endpointOverride);
        return build.apply(builder.region(region).credentialsProvider(StaticCredentialsProvider.create(credentials)));
    }

    @Override
    public String toString() {
        return "TargetSession[" + region + (endpoint == null ? "" : " at " + endpoint) + "]";
    }
}
