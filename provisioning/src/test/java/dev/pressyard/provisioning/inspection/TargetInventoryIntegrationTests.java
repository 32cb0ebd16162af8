package dev.pressyard.provisioning.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.provisioning.target.TargetSession;
import dev.pressyard.provisioning.testing.MotoServer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Against moto: what was made with a site's tag is found, and is not found any more once it is gone. */
class TargetInventoryIntegrationTests {

    private static final SiteTag BLOG = new SiteTag(UUID.randomUUID(), "blog");
    private static final SiteTag SHOP = new SiteTag(UUID.randomUUID(), "shop");

    private static MotoServer moto;
    private static TargetSession session;

    private final TargetInventory inventory = new TargetInventory(List.of(
            new NetworkSearch(),
            new ContainerSearch(),
            new LoadBalancerSearch(),
            new DatabaseSearch(),
            new FileSystemSearch(),
            new SecretSearch(),
            new LogGroupSearch()));

    @BeforeAll
    static void startControlPlane() {
        moto = MotoServer.start();
        session =
                new TargetSession(AwsBasicCredentials.create("test", "test-secret"), Region.US_EAST_1, moto.endpoint());
    }

    @AfterAll
    static void stopControlPlane() {
        moto.close();
    }

    @Test
    void findsWhatHasTheSitesTagUntilItIsGone() {
        var removals = Stream.of(network(), cluster(), balancing(), database(), fileSystem(), secret(), logs())
                .toList();

        assertThat(inventory.of(session, BLOG))
                .extracting(Holding::kind)
                .containsExactlyInAnyOrder(
                        "VPC",
                        "address",
                        "ECS cluster",
                        "target group",
                        "database",
                        "file system",
                        "secret",
                        "log group");
        assertThat(inventory.of(session, SHOP)).isEmpty();

        removals.forEach(Runnable::run);

        assertThat(inventory.of(session, BLOG)).isEmpty();
    }

    private static Runnable network() {
        var ec2 = session.client(Ec2Client.builder());
        var vpc =
                ec2.createVpc(request -> request.cidrBlock("10.0.0.0/16")).vpc().vpcId();
        var address = ec2.allocateAddress().allocationId();
        ec2.createTags(request -> request.resources(vpc, address)
                .tags(software.amazon.awssdk.services.ec2.model.Tag.builder()
                        .key(SiteTag.KEY)
                        .value(BLOG.value())
                        .build()));
        return () -> {
            ec2.deleteVpc(request -> request.vpcId(vpc));
            ec2.releaseAddress(request -> request.allocationId(address));
        };
    }

    private static Runnable cluster() {
        var ecs = session.client(EcsClient.builder());
        ecs.createCluster(request -> request.clusterName("blog")
                .tags(software.amazon.awssdk.services.ecs.model.Tag.builder()
                        .key(SiteTag.KEY)
                        .value(BLOG.value())
                        .build()));
        ecs.createCluster(request -> request.clusterName("somebody-elses"));
        return () -> ecs.deleteCluster(request -> request.cluster("blog"));
    }

    private static Runnable balancing() {
        var balancing = session.client(ElasticLoadBalancingV2Client.builder());
        var group = balancing
                .createTargetGroup(request -> request.name("blog")
                        .protocol("HTTP")
                        .port(8080)
                        .targetType("ip")
                        .vpcId(session.client(Ec2Client.builder())
                                .describeVpcs()
                                .vpcs()
                                .getFirst()
                                .vpcId())
                        .tags(software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag.builder()
                                .key(SiteTag.KEY)
                                .value(BLOG.value())
                                .build()))
                .targetGroups()
                .getFirst()
                .targetGroupArn();
        return () -> balancing.deleteTargetGroup(request -> request.targetGroupArn(group));
    }

    private static Runnable database() {
        var rds = session.client(RdsClient.builder());
        rds.createDBInstance(request -> request.dbInstanceIdentifier("blog")
                .dbInstanceClass("db.t4g.micro")
                .engine("mariadb")
                .engineVersion("11.8.3")
                .allocatedStorage(20)
                .masterUsername("wordpress")
                .masterUserPassword("not-a-secret")
                .tags(software.amazon.awssdk.services.rds.model.Tag.builder()
                        .key(SiteTag.KEY)
                        .value(BLOG.value())
                        .build()));
        return () -> rds.deleteDBInstance(
                request -> request.dbInstanceIdentifier("blog").skipFinalSnapshot(true));
    }

    private static Runnable fileSystem() {
        var efs = session.client(EfsClient.builder());
        var fileSystem = efs.createFileSystem(request -> request.creationToken("blog")
                        .tags(software.amazon.awssdk.services.efs.model.Tag.builder()
                                .key(SiteTag.KEY)
                                .value(BLOG.value())
                                .build()))
                .fileSystemId();
        return () -> efs.deleteFileSystem(request -> request.fileSystemId(fileSystem));
    }

    private static Runnable secret() {
        var secrets = session.client(SecretsManagerClient.builder());
        secrets.createSecret(request -> request.name("blog/seed")
                .secretString("x")
                .tags(software.amazon.awssdk.services.secretsmanager.model.Tag.builder()
                        .key(SiteTag.KEY)
                        .value(BLOG.value())
                        .build()));
        return () ->
                secrets.deleteSecret(request -> request.secretId("blog/seed").recoveryWindowInDays(7L));
    }

    private static Runnable logs() {
        var logs = session.client(CloudWatchLogsClient.builder());
        logs.createLogGroup(request -> request.logGroupName("/ecs/blog").tags(Map.of(SiteTag.KEY, BLOG.value())));
        logs.createLogGroup(request -> request.logGroupName("/ecs/blog-of-somebody-else"));
        return () -> logs.deleteLogGroup(request -> request.logGroupName("/ecs/blog"));
    }
}
