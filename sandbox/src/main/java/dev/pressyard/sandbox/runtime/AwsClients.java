package dev.pressyard.sandbox.runtime;

import dev.pressyard.sandbox.cloud.Scope;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The SDK's clients for one account and region of the control plane. */
record AwsClients(
        Scope scope,
        EcsClient ecs,
        RdsClient rds,
        EfsClient efs,
        ElasticLoadBalancingV2Client loadBalancing,
        SecretsManagerClient secrets,
        CloudWatchLogsClient logs,
        ApplicationAutoScalingClient scaling)
        implements AutoCloseable {

    /** How moto is told the account, where no role's session says it. */
    private static final String ACCOUNT_HEADER = "x-moto-account-id";

    static AwsClients of(URI endpoint, Scope scope) {
        return new AwsClients(
                scope,
                client(EcsClient.builder(), endpoint, scope),
                client(RdsClient.builder(), endpoint, scope),
                client(EfsClient.builder(), endpoint, scope),
                client(ElasticLoadBalancingV2Client.builder(), endpoint, scope),
                client(SecretsManagerClient.builder(), endpoint, scope),
                client(CloudWatchLogsClient.builder(), endpoint, scope),
                client(ApplicationAutoScalingClient.builder(), endpoint, scope));
    }

    private static <B extends AwsClientBuilder<B, C>, C> C client(B builder, URI endpoint, Scope scope) {
        return builder.endpointOverride(endpoint)
                .region(Region.of(scope.region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("runtime", "runtime")))
                .overrideConfiguration(settings -> settings.putHeader(ACCOUNT_HEADER, scope.account()))
                .build();
    }

    @Override
    public void close() {
        ecs.close();
        rds.close();
        efs.close();
        loadBalancing.close();
        secrets.close();
        logs.close();
        scaling.close();
    }
}
