package dev.pressyard.sandbox.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pressyard.sandbox.cloud.ServiceObservation.Stop;
import dev.pressyard.sandbox.cloud.ServiceObservation.Target;
import dev.pressyard.sandbox.cloud.ServiceObservation.TaskContainer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.backup.model.BackupRuleInput;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.ConnectivityType;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.AvailabilityZoneRebalancing;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskStopCode;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.FileSystemNotFoundException;
import software.amazon.awssdk.services.efs.model.Status;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.ApplyMethod;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.Parameter;
import software.amazon.awssdk.services.rds.model.RdsException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;

/** What moto lacks by itself, asked for as Terraform's provider asks for it. */
class AwsOperationsIntegrationTests {

    private static final String PASSWORD = "never-to-be-seen-in-a-log";

    /** What moto takes for an account that nobody named. */
    private static final Scope SCOPE = new Scope("123456789012", "eu-central-1");

    @TempDir
    private static Path data;

    private static AnnotationConfigApplicationContext portal = new AnnotationConfigApplicationContext();
    private static URI endpoint = URI.create("");

    @BeforeAll
    static void startControlPlane() {
        portal = CloudConfiguration.start(data);
        endpoint = portal.getBean(ControlPlane.class).endpoint(Duration.ofMinutes(1));
    }

    @AfterAll
    static void stopControlPlane() {
        portal.close();
    }

    @Test
    void keepsBackupSelectionsUntilTheyAreDeleted() {
        var rule = BackupRuleInput.builder()
                .ruleName("daily")
                .targetBackupVaultName("vault")
                .build();
        try (var backup = client(BackupClient.builder())) {
            var plan = backup.createBackupPlan(request -> request.backupPlan(
                            input -> input.backupPlanName("daily").rules(rule)))
                    .backupPlanId();
            var selection = backup.createBackupSelection(request -> request.backupPlanId(plan)
                            .backupSelection(
                                    it -> it.selectionName("blog").iamRoleArn("arn:aws:iam::123456789012:role/backup")))
                    .selectionId();

            assertThat(backup.getBackupSelection(
                                    request -> request.backupPlanId(plan).selectionId(selection))
                            .backupSelection()
                            .selectionName())
                    .isEqualTo("blog");
            backup.deleteBackupSelection(request -> request.backupPlanId(plan).selectionId(selection));
            assertThat(backup.listBackupSelections(request -> request.backupPlanId(plan))
                            .backupSelectionsList())
                    .isEmpty();
        }
    }

    @Test
    void readsTagsOfABackupVaultBack() {
        try (var backup = client(BackupClient.builder())) {
            var vault = backup.createBackupVault(request ->
                            request.backupVaultName("tagged").backupVaultTags(Map.of("pressyard:site", "blog")))
                    .backupVaultArn();

            assertThat(backup.listTags(request -> request.resourceArn(vault)).tags())
                    .containsEntry("pressyard:site", "blog");
        }
    }

    @Test
    void setsTheBackupPolicyOfAFileSystem() {
        try (var efs = client(EfsClient.builder())) {
            var id = efs.createFileSystem(request -> request.creationToken("uploads"))
                    .fileSystemId();

            efs.putBackupPolicy(
                    request -> request.fileSystemId(id).backupPolicy(policy -> policy.status(Status.ENABLED)));
            assertThat(efs.describeBackupPolicy(request -> request.fileSystemId(id))
                            .backupPolicy()
                            .status())
                    .isEqualTo(Status.ENABLED);
        }
    }

    @Test
    void saysThatAFileSystemIsGoneWhoseSettingsAreAskedFor() {
        try (var efs = client(EfsClient.builder())) {
            assertThatExceptionOfType(FileSystemNotFoundException.class)
                    .isThrownBy(() -> efs.describeBackupPolicy(request -> request.fileSystemId("fs-0a1b2c3d")));
            assertThatExceptionOfType(FileSystemNotFoundException.class)
                    .isThrownBy(() -> efs.describeFileSystemPolicy(request -> request.fileSystemId("fs-0a1b2c3d")));
        }
    }

    @Test
    void saysThatANetworkAclIsGone() {
        try (var ec2 = client(Ec2Client.builder())) {
            assertThatExceptionOfType(Ec2Exception.class)
                    .isThrownBy(() -> ec2.describeNetworkAcls(request -> request.networkAclIds("acl-0a1b2c3d")))
                    .satisfies(refusal -> assertThat(refusal.awsErrorDetails().errorCode())
                            .isEqualTo("InvalidNetworkAclID.NotFound"));
        }
    }

    @Test
    void makesANatGatewayOnceHoweverOftenTheSameRequestComes() {
        try (var ec2 = client(Ec2Client.builder())) {
            var subnet = subnet(ec2, "10.9");
            Function<String, String> made = token -> ec2.createNatGateway(request -> request.subnetId(subnet)
                            .connectivityType(ConnectivityType.PRIVATE)
                            .clientToken(token))
                    .natGateway()
                    .natGatewayId();

            assertThat(made.apply("once")).isEqualTo(made.apply("once")).isNotEqualTo(made.apply("again"));
        }
    }

    @Test
    void findsNatGatewaysByTheirTags() {
        try (var ec2 = client(Ec2Client.builder())) {
            var subnet = subnet(ec2, "10.10");
            var made = Stream.of("one", "another")
                    .map(site -> ec2.createNatGateway(request -> request.subnetId(subnet)
                                    .connectivityType(ConnectivityType.PRIVATE)
                                    .tagSpecifications(TagSpecification.builder()
                                            .resourceType(ResourceType.NATGATEWAY)
                                            .tags(Tag.builder()
                                                    .key("site")
                                                    .value(site)
                                                    .build())
                                            .build()))
                            .natGateway())
                    .toList();

            var ofOne = Filter.builder().name("tag:site").values("one").build();
            assertThat(ec2.describeNatGateways(request -> request.filter(ofOne)).natGateways())
                    .extracting(NatGateway::natGatewayId)
                    .containsExactly(made.getFirst().natGatewayId());
        }
    }

    private static String subnet(Ec2Client ec2, String beginning) {
        var network = ec2.createVpc(request -> request.cidrBlock(beginning + ".0.0/16"))
                .vpc();
        return ec2.createSubnet(request -> request.vpcId(network.vpcId()).cidrBlock(beginning + ".1.0/24"))
                .subnet()
                .subnetId();
    }

    @Test
    void tagsScalableTargets() {
        try (var scaling = client(ApplicationAutoScalingClient.builder())) {
            createService("scaled");
            var target = scaling.registerScalableTarget(request -> request.serviceNamespace(ServiceNamespace.ECS)
                            .resourceId("service/scaled/scaled")
                            .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                            .minCapacity(1)
                            .maxCapacity(2)
                            .tags(Map.of("pressyard:site", "blog")))
                    .scalableTargetARN();

            assertThat(scaling.listTagsForResource(request -> request.resourceARN(target))
                            .tags())
                    .containsEntry("pressyard:site", "blog");
        }
    }

    @Test
    void givesEachDatabaseAResourceIdOfItsOwn() {
        var first = createDatabase("first");
        var second = createDatabase("second");

        assertThat(first.dbiResourceId()).startsWith("db-").isNotEqualTo(second.dbiResourceId());
        assertThat(first.monitoringInterval()).isEqualTo(60);
    }

    @Test
    void remembersWhichParametersTheUserSet() {
        try (var rds = client(RdsClient.builder())) {
            rds.createDBParameterGroup(request -> request.dbParameterGroupName("site")
                    .dbParameterGroupFamily("mariadb11.8")
                    .description("of a site"));
            var parameter = Parameter.builder()
                    .parameterName("require_secure_transport")
                    .parameterValue("1")
                    .applyMethod(ApplyMethod.IMMEDIATE)
                    .build();
            rds.modifyDBParameterGroup(
                    request -> request.dbParameterGroupName("site").parameters(parameter));

            assertThat(rds.describeDBParameters(request -> request.dbParameterGroupName("site"))
                            .parameters())
                    .singleElement()
                    .satisfies(it -> assertThat(it.source()).isEqualTo("user"));
            rds.resetDBParameterGroup(
                    request -> request.dbParameterGroupName("site").parameters(parameter));
            assertThat(rds.describeDBParameters(request -> request.dbParameterGroupName("site"))
                            .parameters())
                    .isEmpty();
        }
    }

    @Test
    void givesBackWhatAServiceWasToldAndCountsItsTasks() {
        var service = createService("steady");

        assertThat(service.availabilityZoneRebalancing()).isEqualTo(AvailabilityZoneRebalancing.ENABLED);
        assertThat(service.deploymentConfiguration().minimumHealthyPercent()).isEqualTo(100);
        assertThat(service.runningCount()).isEqualTo(2);
        assertThat(service.deployments())
                .singleElement()
                .satisfies(deployment ->
                        assertThat(deployment.rolloutState()).isEqualTo(DeploymentRolloutState.COMPLETED));
    }

    @Test
    void makesANewDeploymentOfANewTaskDefinition() {
        var before = createService("rolling");
        try (var ecs = client(EcsClient.builder())) {
            var next = registerTaskDefinition("rolling");
            var after = ecs.updateService(request ->
                            request.cluster("rolling").service("rolling").taskDefinition(next))
                    .service();

            assertThat(after.taskDefinition()).isEqualTo(next).isNotEqualTo(before.taskDefinition());
            assertThat(after.deployments())
                    .extracting(Deployment::id)
                    .doesNotContainAnyElementsOf(
                            before.deployments().stream().map(Deployment::id).toList());
        }
    }

    /** A report that was under way meanwhile must not bring it back. */
    @Test
    void runsNothingOfAServiceThatWasDeleted() {
        var group = createTargetGroup("gone");
        withRuntime(controlPlane -> {
            var deployment =
                    createService("gone", group).deployments().getFirst().id();
            var seen = observation("gone", deployment, group, task("t1", deployment, null));
            controlPlane.report(seen);
            assertThat(tasks("gone", DesiredStatus.RUNNING)).hasSize(1);
            assertThat(targets(group)).hasSize(1);

            try (var ecs = client(EcsClient.builder())) {
                ecs.deleteService(
                        request -> request.cluster("gone").service("gone").force(true));
                controlPlane.report(seen);

                assertThat(tasks("gone", DesiredStatus.RUNNING)).isEmpty();
                assertThat(targets(group)).isEmpty();
                assertThat(ecs.describeServices(
                                        request -> request.cluster("gone").services("gone"))
                                .services())
                        .singleElement()
                        .satisfies(service -> assertThat(service.runningCount()).isZero())
                        .satisfies(service -> assertThat(service.status()).isEqualTo("INACTIVE"));
            }
        });
    }

    @Test
    void tellsForAWhileWhyATaskStopped() {
        var group = createTargetGroup("failing");
        withRuntime(controlPlane -> {
            var deployment =
                    createService("failing", group).deployments().getFirst().id();
            var stop = new Stop(Clock.systemUTC().millis() / 1000.0, "Essential container in task exited");
            controlPlane.report(observation("failing", deployment, group, task("t2", deployment, stop)));
            controlPlane.report(observation("failing", deployment, group, task("t3", deployment, null)));

            assertThat(tasks("failing", DesiredStatus.RUNNING))
                    .singleElement()
                    .satisfies(task -> assertThat(task.stoppedReason()).isNull());
            assertThat(tasks("failing", DesiredStatus.STOPPED)).singleElement().satisfies(task -> {
                assertThat(task.stoppedReason()).isEqualTo("Essential container in task exited");
                assertThat(task.stopCode()).isEqualTo(TaskStopCode.ESSENTIAL_CONTAINER_EXITED);
                assertThat(task.containers().getFirst().exitCode()).isEqualTo(3);
            });
        });
    }

    @Test
    void callsASnapshotAvailableWhenTheRuntimeSaysSo() {
        withRuntime(controlPlane -> {
            createDatabase("kept");
            try (var rds = client(RdsClient.builder())) {
                var snapshot = rds.createDBSnapshot(
                                request -> request.dbInstanceIdentifier("kept").dbSnapshotIdentifier("kept-once"))
                        .dbSnapshot();
                assertThat(snapshot.status()).isEqualTo("creating");
                assertThatExceptionOfType(RdsException.class)
                        .isThrownBy(() -> rds.restoreDBInstanceFromDBSnapshot(
                                request -> request.dbInstanceIdentifier("again").dbSnapshotIdentifier("kept-once")))
                        .satisfies(
                                refusal -> assertThat(refusal.awsErrorDetails().errorCode())
                                        .isEqualTo("InvalidDBSnapshotState"));

                controlPlane.reportSnapshot(SCOPE, "kept-once", "available");

                assertThat(rds.describeDBSnapshots(request -> request.dbSnapshotIdentifier("kept-once"))
                                .dbSnapshots()
                                .getFirst()
                                .status())
                        .isEqualTo("available");
                assertThat(rds.restoreDBInstanceFromDBSnapshot(request ->
                                        request.dbInstanceIdentifier("again").dbSnapshotIdentifier("kept-once"))
                                .dbInstance()
                                .dbInstanceIdentifier())
                        .isEqualTo("again");
            }
        });
    }

    /** While a runtime is attached it says what runs. */
    private static void withRuntime(Consumer<ControlPlaneClient> test) {
        var controlPlane = new ControlPlaneClient(endpoint);
        controlPlane.attachRuntime(true);
        try {
            test.accept(controlPlane);
        } finally {
            controlPlane.attachRuntime(false);
        }
    }

    private static ServiceObservation observation(
            String service, String deployment, String group, ServiceObservation.Task task) {
        return new ServiceObservation(
                SCOPE.account(),
                SCOPE.region(),
                service,
                service,
                List.of(new ServiceObservation.Deployment(deployment, 1, 0, 0, false)),
                List.of(task),
                List.of(),
                Map.of(group, List.of(new Target("10.0.0.2", 80, "healthy", null, null))));
    }

    private static ServiceObservation.Task task(String id, String deployment, @Nullable Stop stop) {
        var status = stop == null ? "RUNNING" : "STOPPED";
        var container = new TaskContainer("web", "web@sha256:1", "c-" + id, status, "UNKNOWN", stop == null ? null : 3);
        return new ServiceObservation.Task(
                id,
                deployment,
                "arn:aws:ecs:eu-central-1:123456789012:task-definition/web:1",
                status,
                status,
                "UNKNOWN",
                1.0,
                1.0,
                stop,
                "10.0.0.2",
                List.of(container));
    }

    private static List<Task> tasks(String cluster, DesiredStatus status) {
        try (var ecs = client(EcsClient.builder())) {
            var arns = ecs.listTasks(request -> request.cluster(cluster).desiredStatus(status))
                    .taskArns();
            return arns.isEmpty()
                    ? List.of()
                    : ecs.describeTasks(request -> request.cluster(cluster).tasks(arns))
                            .tasks();
        }
    }

    private static List<TargetHealthDescription> targets(String group) {
        try (var balancing = client(ElasticLoadBalancingV2Client.builder())) {
            return balancing
                    .describeTargetHealth(request -> request.targetGroupArn(group))
                    .targetHealthDescriptions();
        }
    }

    private static String createTargetGroup(String name) {
        try (var ec2 = client(Ec2Client.builder());
                var balancing = client(ElasticLoadBalancingV2Client.builder())) {
            var vpc = ec2.createVpc(request -> request.cidrBlock("10.0.0.0/16"))
                    .vpc()
                    .vpcId();
            return balancing
                    .createTargetGroup(request -> request.name(name)
                            .vpcId(vpc)
                            .protocol(ProtocolEnum.HTTP)
                            .port(80)
                            .targetType(TargetTypeEnum.IP))
                    .targetGroups()
                    .getFirst()
                    .targetGroupArn();
        }
    }

    @Test
    void findsTaggedResourcesThoughAClusterHasNoTags() {
        try (var ecs = client(EcsClient.builder());
                var tagging = client(ResourceGroupsTaggingApiClient.builder())) {
            ecs.createCluster(request -> request.clusterName("untagged"));

            assertThat(tagging.getResources(request -> request.tagFilters(TagFilter.builder()
                                    .key("pressyard:site")
                                    .values("no-such-site")
                                    .build()))
                            .resourceTagMappingList())
                    .isEmpty();
        }
    }

    @Test
    void givesBackTheDescriptionOfARuleThatNamesAGroup() {
        try (var ec2 = client(Ec2Client.builder())) {
            var vpc = ec2.createVpc(request -> request.cidrBlock("10.0.0.0/16"))
                    .vpc()
                    .vpcId();
            var group = ec2.createSecurityGroup(
                            request -> request.vpcId(vpc).groupName("tasks").description("tasks"))
                    .groupId();
            var source = UserIdGroupPair.builder()
                    .groupId(group)
                    .description("from tasks")
                    .build();
            ec2.authorizeSecurityGroupIngress(request -> request.groupId(group)
                    .ipPermissions(IpPermission.builder()
                            .ipProtocol("tcp")
                            .fromPort(3306)
                            .toPort(3306)
                            .userIdGroupPairs(source)
                            .build()));

            assertThat(ec2.describeSecurityGroupRules(request -> request.filters(Filter.builder()
                                    .name("group-id")
                                    .values(group)
                                    .build()))
                            .securityGroupRules())
                    .extracting(SecurityGroupRule::description)
                    .contains("from tasks");
        }
    }

    @Test
    void writesNoSecretIntoItsFiles() throws IOException {
        createDatabase("discreet");

        try (var files = Files.walk(data.resolve("control-plane"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain(PASSWORD));
        }
    }

    private static DBInstance createDatabase(String name) {
        try (var rds = client(RdsClient.builder())) {
            var request = CreateDbInstanceRequest.builder()
                    .dbInstanceIdentifier(name)
                    .engine("mariadb")
                    .engineVersion("11.8")
                    .dbInstanceClass("db.t4g.micro")
                    .allocatedStorage(20)
                    .masterUsername("wordpress")
                    .masterUserPassword(PASSWORD)
                    .monitoringInterval(60)
                    .build();
            return rds.createDBInstance(request).dbInstance();
        }
    }

    private static Service createService(String name, String... targetGroups) {
        try (var ecs = client(EcsClient.builder())) {
            ecs.createCluster(request -> request.clusterName(name));
            var taskDefinition = registerTaskDefinition(name);
            ecs.createService(request -> request.cluster(name)
                    .serviceName(name)
                    .taskDefinition(taskDefinition)
                    .desiredCount(2)
                    .loadBalancers(Stream.of(targetGroups)
                            .map(group -> LoadBalancer.builder()
                                    .targetGroupArn(group)
                                    .containerName("web")
                                    .containerPort(80)
                                    .build())
                            .toList())
                    .availabilityZoneRebalancing(AvailabilityZoneRebalancing.ENABLED)
                    .deploymentConfiguration(it -> it.minimumHealthyPercent(100).maximumPercent(200)));
            return ecs.describeServices(request -> request.cluster(name).services(name))
                    .services()
                    .getFirst();
        }
    }

    private static String registerTaskDefinition(String family) {
        try (var ecs = client(EcsClient.builder())) {
            return ecs.registerTaskDefinition(request -> request.family(family)
                            .containerDefinitions(ContainerDefinition.builder()
                                    .name("web")
                                    .image("web@sha256:1")
                                    .memory(256)
                                    .build()))
                    .taskDefinition()
                    .taskDefinitionArn();
        }
    }

    private static <B extends AwsClientBuilder<B, C>, C> C client(B builder) {
        return builder.endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .build();
    }
}
