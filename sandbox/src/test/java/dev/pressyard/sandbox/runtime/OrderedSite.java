package dev.pressyard.sandbox.runtime;

import dev.pressyard.provisioning.inspection.SiteTag;
import dev.pressyard.sandbox.cloud.Scope;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.applicationautoscaling.model.MetricType;
import software.amazon.awssdk.services.applicationautoscaling.model.PolicyType;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecs.model.AssignPublicIp;
import software.amazon.awssdk.services.ecs.model.Compatibility;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.LogDriver;
import software.amazon.awssdk.services.ecs.model.MountPoint;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.Secret;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.Volume;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;
import software.amazon.awssdk.services.rds.model.Parameter;
import software.amazon.awssdk.services.rds.model.Tag;

/** A WordPress site ordered from the control plane with the calls that Terraform's modules make. */
final class OrderedSite {

    static final String TITLE = "Ordered here";

    private final UUID id = UUID.randomUUID();
    private final String name;
    private final AwsClients aws;
    private final Ec2Client ec2;
    private final String subnet;
    private final String group;
    private final String fileSystem;
    private final String accessPoint;
    private final String loadBalancer;
    private final String targetGroup;
    private final Map<String, String> secrets;

    OrderedSite(String name, URI endpoint) {
        this.name = name;
        this.aws = AwsClients.of(endpoint, new Scope("123456789012", "eu-central-1"));
        this.ec2 = Ec2Client.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .build();
        var vpc =
                ec2.createVpc(request -> request.cidrBlock("10.0.0.0/16")).vpc().vpcId();
        this.subnet = ec2.createSubnet(request -> request.vpcId(vpc).cidrBlock("10.0.1.0/24"))
                .subnet()
                .subnetId();
        this.group = ec2.createSecurityGroup(
                        request -> request.vpcId(vpc).groupName("tasks").description("tasks"))
                .groupId();
        this.secrets = Map.of(
                "WORDPRESS_DB_PASSWORD", keyedSecret("database") + ":password::",
                "WORDPRESS_ADMIN_PASSWORD", secret("administrator"),
                "WORDPRESS_SECRET_SEED", secret("seed"));
        this.fileSystem = aws.efs()
                .createFileSystem(request -> request.creationToken(name))
                .fileSystemId();
        this.accessPoint = createAccessPoint();
        this.loadBalancer = createLoadBalancer();
        this.targetGroup = createTargetGroup(vpc);
        listen();
    }

    /** What its resources are tagged with. */
    UUID id() {
        return id;
    }

    String loadBalancerArn() {
        return loadBalancer;
    }

    String targetGroupArn() {
        return targetGroup;
    }

    AwsClients aws() {
        return aws;
    }

    String fileSystemId() {
        return fileSystem;
    }

    /** Orders the database; it starts from a snapshot if one is named. */
    void createDatabase(Stream<String> snapshot) {
        aws.rds()
                .createDBSubnetGroup(request -> request.dbSubnetGroupName(name)
                        .dbSubnetGroupDescription(name)
                        .subnetIds(subnet));
        aws.rds()
                .createDBParameterGroup(request -> request.dbParameterGroupName(name)
                        .dbParameterGroupFamily("mariadb11.8")
                        .description(name));
        requireTls("1");
        snapshot.findFirst().ifPresentOrElse(this::restoreDatabase, this::createEmptyDatabase);
    }

    private void createEmptyDatabase() {
        aws.rds()
                .createDBInstance(request -> request.dbInstanceIdentifier(name)
                        .engine("mariadb")
                        .engineVersion("11.8")
                        .dbInstanceClass("db.t4g.micro")
                        .allocatedStorage(20)
                        .dbName("wordpress")
                        .masterUsername("wordpress")
                        .masterUserPassword(valueOf("database"))
                        .dbSubnetGroupName(name)
                        .dbParameterGroupName(name)
                        .tags(tag()));
    }

    private void restoreDatabase(String snapshot) {
        aws.rds()
                .restoreDBInstanceFromDBSnapshot(request -> request.dbInstanceIdentifier(name)
                        .dbSnapshotIdentifier(snapshot)
                        .dbSubnetGroupName(name)
                        .dbParameterGroupName(name)
                        .tags(tag()));
    }

    private Tag tag() {
        return Tag.builder().key(SiteTag.KEY).value(id.toString()).build();
    }

    void deleteDatabase(String finalSnapshot) {
        aws.rds()
                .deleteDBInstance(request -> request.dbInstanceIdentifier(name)
                        .skipFinalSnapshot(false)
                        .finalDBSnapshotIdentifier(finalSnapshot));
    }

    String snapshotStatus(String snapshot) {
        return aws.rds()
                .describeDBSnapshots(request -> request.dbSnapshotIdentifier(snapshot))
                .dbSnapshots()
                .getFirst()
                .status();
    }

    List<String> reasonsOfStoppedTasks() {
        var stopped = aws.ecs()
                .listTasks(request -> request.cluster(name).desiredStatus(DesiredStatus.STOPPED))
                .taskArns();
        return stopped.isEmpty()
                ? List.of()
                : aws.ecs().describeTasks(request -> request.cluster(name).tasks(stopped)).tasks().stream()
                        .map(Task::stoppedReason)
                        .toList();
    }

    String databaseStatus() {
        return aws.rds()
                .describeDBInstances(request -> request.dbInstanceIdentifier(name))
                .dbInstances()
                .getFirst()
                .dbInstanceStatus();
    }

    /** Orders the service on a first task definition. */
    void createService(String image, int tasks) {
        aws.ecs().createCluster(request -> request.clusterName(name));
        aws.logs().createLogGroup(request -> request.logGroupName("/site/" + name));
        var definition = registerTaskDefinition(image, Map.of());
        aws.ecs()
                .createService(request -> request.cluster(name)
                        .serviceName(name)
                        .taskDefinition(definition)
                        .desiredCount(tasks)
                        .launchType(LaunchType.FARGATE)
                        .healthCheckGracePeriodSeconds(60)
                        .deploymentConfiguration(it -> it.minimumHealthyPercent(100)
                                .maximumPercent(200)
                                .deploymentCircuitBreaker(
                                        breaker -> breaker.enable(true).rollback(true)))
                        .networkConfiguration(it -> it.awsvpcConfiguration(vpc ->
                                vpc.subnets(subnet).securityGroups(group).assignPublicIp(AssignPublicIp.DISABLED)))
                        .loadBalancers(LoadBalancer.builder()
                                .targetGroupArn(targetGroup)
                                .containerName("wordpress")
                                .containerPort(8080)
                                .build()));
    }

    String registerTaskDefinition(String image, Map<String, String> more) {
        var container = ContainerDefinition.builder()
                .name("wordpress")
                .image(image)
                .essential(true)
                .user("33:33")
                .readonlyRootFilesystem(true)
                .linuxParameters(it -> it.capabilities(capabilities -> capabilities.drop("ALL")))
                .stopTimeout(45)
                .portMappings(PortMapping.builder().containerPort(8080).build())
                .environment(environment(more))
                .secrets(secrets.entrySet().stream()
                        .map(secret -> Secret.builder()
                                .name(secret.getKey())
                                .valueFrom(secret.getValue())
                                .build())
                        .toList())
                .mountPoints(
                        mount("tmp", "/tmp"),
                        mount("run", "/run/wordpress"),
                        mount("uploads", "/var/www/html/wp-content/uploads"))
                .logConfiguration(it -> it.logDriver(LogDriver.AWSLOGS)
                        .options(Map.of(
                                "awslogs-group", "/site/" + name,
                                "awslogs-region", "eu-central-1",
                                "awslogs-stream-prefix", "wordpress")))
                .build();
        var uploads = Volume.builder()
                .name("uploads")
                .efsVolumeConfiguration(it -> it.fileSystemId(fileSystem)
                        .authorizationConfig(authorization -> authorization.accessPointId(accessPoint)))
                .build();
        return aws.ecs()
                .registerTaskDefinition(request -> request.family(name)
                        .requiresCompatibilities(Compatibility.FARGATE)
                        .networkMode(NetworkMode.AWSVPC)
                        .cpu("512")
                        .memory("1024")
                        .volumes(
                                Volume.builder().name("tmp").build(),
                                Volume.builder().name("run").build(),
                                uploads)
                        .containerDefinitions(container))
                .taskDefinition()
                .taskDefinitionArn();
    }

    /** Has the number of tasks follow that of requests, of which one a minute is all that a task should have. */
    void scale(int most) {
        var resource = "service/%s/%s".formatted(name, name);
        aws.scaling()
                .registerScalableTarget(request -> request.serviceNamespace(ServiceNamespace.ECS)
                        .resourceId(resource)
                        .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                        .minCapacity(2)
                        .maxCapacity(most));
        aws.scaling()
                .putScalingPolicy(request -> request.serviceNamespace(ServiceNamespace.ECS)
                        .policyName("requests")
                        .policyType(PolicyType.TARGET_TRACKING_SCALING)
                        .resourceId(resource)
                        .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                        .targetTrackingScalingPolicyConfiguration(policy -> policy.targetValue(1.0)
                                .scaleOutCooldown(0)
                                .scaleInCooldown(0)
                                .predefinedMetricSpecification(metric ->
                                        metric.predefinedMetricType(MetricType.ALB_REQUEST_COUNT_PER_TARGET))));
    }

    void allowConnectionsWithoutTls() {
        requireTls("0");
    }

    void changeDatabaseClass(String instanceClass) {
        aws.rds()
                .modifyDBInstance(request -> request.dbInstanceIdentifier(name)
                        .dbInstanceClass(instanceClass)
                        .applyImmediately(true));
    }

    private void requireTls(String value) {
        aws.rds()
                .modifyDBParameterGroup(request -> request.dbParameterGroupName(name)
                        .parameters(Parameter.builder()
                                .parameterName("require_secure_transport")
                                .parameterValue(value)
                                .build()));
    }

    void deploy(String taskDefinition) {
        aws.ecs().updateService(request -> request.cluster(name).service(name).taskDefinition(taskDefinition));
    }

    void deleteService() {
        aws.ecs().deleteService(request -> request.cluster(name).service(name).force(true));
    }

    void deleteTheRest() {
        aws.loadBalancing().deleteLoadBalancer(request -> request.loadBalancerArn(loadBalancer));
        aws.loadBalancing().deleteTargetGroup(request -> request.targetGroupArn(targetGroup));
        aws.efs().deleteFileSystem(request -> request.fileSystemId(fileSystem));
    }

    Service service() {
        return aws.ecs()
                .describeServices(request -> request.cluster(name).services(name))
                .services()
                .getFirst();
    }

    private List<KeyValuePair> environment(Map<String, String> more) {
        var endpoint = aws.rds()
                .describeDBInstances(request -> request.dbInstanceIdentifier(name))
                .dbInstances()
                .getFirst()
                .endpoint();
        var environment = Map.of(
                "WORDPRESS_DB_HOST", endpoint.address() + ":" + endpoint.port(),
                "WORDPRESS_DB_NAME", "wordpress",
                "WORDPRESS_DB_USER", "wordpress",
                "WORDPRESS_DB_TLS", "require",
                "WORDPRESS_TITLE", TITLE,
                "WORDPRESS_ADMIN_USER", "editor",
                "WORDPRESS_ADMIN_EMAIL", "editor@example.org");
        return Stream.concat(environment.entrySet().stream(), more.entrySet().stream())
                .map(variable -> KeyValuePair.builder()
                        .name(variable.getKey())
                        .value(variable.getValue())
                        .build())
                .toList();
    }

    private static MountPoint mount(String volume, String path) {
        return MountPoint.builder().sourceVolume(volume).containerPath(path).build();
    }

    private String secret(String purpose) {
        return aws.secrets()
                .createSecret(request -> request.name(name + "/" + purpose).secretString(valueOf(purpose)))
                .arn();
    }

    /** As RDS keeps one: the password is one value among others. */
    private String keyedSecret(String purpose) {
        return aws.secrets()
                .createSecret(request -> request.name(name + "/" + purpose)
                        .secretString(
                                "{\"username\": \"wordpress\", \"password\": \"%s\"}".formatted(valueOf(purpose))))
                .arn();
    }

    private static String valueOf(String purpose) {
        return "a-long-secret-for-the-" + purpose + "-of-the-site-"
                + UUID.nameUUIDFromBytes(purpose.getBytes(StandardCharsets.UTF_8));
    }

    private String createAccessPoint() {
        return aws.efs()
                .createAccessPoint(request -> request.clientToken(name)
                        .fileSystemId(fileSystem)
                        .posixUser(it -> it.uid(33L).gid(33L))
                        .rootDirectory(it -> it.path("/uploads")
                                .creationInfo(creation ->
                                        creation.ownerUid(33L).ownerGid(33L).permissions("0750"))))
                .accessPointId();
    }

    private String createLoadBalancer() {
        var second = ec2.createSubnet(request ->
                        request.vpcId(vpcOf(subnet)).cidrBlock("10.0.2.0/24").availabilityZone("eu-central-1b"))
                .subnet()
                .subnetId();
        return aws.loadBalancing()
                .createLoadBalancer(
                        request -> request.name(name).subnets(subnet, second).securityGroups(group))
                .loadBalancers()
                .getFirst()
                .loadBalancerArn();
    }

    private String vpcOf(String id) {
        return ec2.describeSubnets(request -> request.subnetIds(id))
                .subnets()
                .getFirst()
                .vpcId();
    }

    private String createTargetGroup(String vpc) {
        return aws.loadBalancing()
                .createTargetGroup(request -> request.name(name)
                        .vpcId(vpc)
                        .protocol(ProtocolEnum.HTTP)
                        .port(8080)
                        .targetType(TargetTypeEnum.IP)
                        .healthCheckPath("/readyz")
                        .healthCheckIntervalSeconds(5)
                        .healthCheckTimeoutSeconds(4)
                        .healthyThresholdCount(2)
                        .unhealthyThresholdCount(2)
                        .matcher(it -> it.httpCode("200")))
                .targetGroups()
                .getFirst()
                .targetGroupArn();
    }

    private void listen() {
        aws.loadBalancing()
                .createListener(request -> request.loadBalancerArn(loadBalancer)
                        .protocol(ProtocolEnum.HTTP)
                        .port(80)
                        .defaultActions(Action.builder()
                                .type(ActionTypeEnum.FORWARD)
                                .targetGroupArn(targetGroup)
                                .build()));
    }
}
