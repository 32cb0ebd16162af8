package dev.pressyard.provisioning.target;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/** Reaches AWS accounts: the SDK's default credentials, or the short-lived ones of the role that the target names. */
@Component
class AwsConnector implements TargetConnector {

    /** The longest session that AWS grants when roles are chained. */
    private static final int SESSION_SECONDS = 3600;

    @Override
    public TargetKind kind() {
        return TargetKind.AWS;
    }

    /** AWS itself does; of an endpoint of somebody else's nobody knows. */
    @Override
    public boolean servesTraffic(Target target) {
        return target.endpoint().isEmpty();
    }

    @Override
    public TargetSession open(Target target, String region, String purpose) {
        try (var provider = DefaultCredentialsProvider.create()) {
            var own = new TargetSession(
                    provider.resolveCredentials(),
                    Region.of(region),
                    target.endpoint().orElse(null));
            return target.roleArn().map(role -> assume(own, role, purpose)).orElse(own);
        } catch (SdkException refusal) {
            throw new TargetUnreachableException(
                    "Target '" + target.name() + "' gave no access: " + refusal.getMessage(), refusal);
        }
    }

    private static TargetSession assume(TargetSession own, String role, String purpose) {
        try (var sts = own.client(StsClient.builder())) {
            var granted = sts.assumeRole(request -> request.roleArn(role)
                            .roleSessionName("pressyard-" + purpose)
                            .durationSeconds(SESSION_SECONDS))
                    .credentials();
            AwsCredentials credentials = AwsSessionCredentials.create(
                    granted.accessKeyId(), granted.secretAccessKey(), granted.sessionToken());
            return new TargetSession(credentials, own.region(), own.endpoint());
        }
    }
}
