package dev.pressyard.sandbox.runtime;

import dev.pressyard.sandbox.cloud.ControlPlaneClient;
import dev.pressyard.sandbox.cloud.Scope;
import dev.pressyard.sandbox.runtime.CloudView.DatabaseView;
import dev.pressyard.sandbox.runtime.CloudView.FileSystemView;
import dev.pressyard.sandbox.runtime.CloudView.ListenerView;
import dev.pressyard.sandbox.runtime.CloudView.LoadBalancerView;
import dev.pressyard.sandbox.runtime.CloudView.ServiceView;
import dev.pressyard.sandbox.runtime.CloudView.SnapshotView;
import dev.pressyard.sandbox.runtime.CloudView.TargetGroupView;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.Parameter;

/** Reads everything from one control plane, through the calls that AWS has. */
final class CloudReader implements AutoCloseable {

    private static final String DELAY = "deregistration_delay.timeout_seconds";

    private final ControlPlaneClient controlPlane;
    private final Function<Scope, AwsClients> connect;
    private final Map<Scope, AwsClients> clients = new ConcurrentHashMap<>();

    /** A revision of a task definition never changes. */
    private final Map<String, TaskDefinition> taskDefinitions = new ConcurrentHashMap<>();

    private final AtomicLong readings = new AtomicLong();

    CloudReader(ControlPlaneClient controlPlane, Function<Scope, AwsClients> connect) {
        this.controlPlane = controlPlane;
        this.connect = connect;
    }

    AwsClients clients(Scope scope) {
        return clients.computeIfAbsent(scope, connect);
    }

    CloudView read() {
        var scopes = controlPlane.scopes().stream().map(this::clients).toList();
        return new CloudView(
                readings.incrementAndGet(),
                each(scopes, this::services),
                each(scopes, CloudReader::databases),
                each(scopes, CloudReader::snapshots),
                each(scopes, CloudReader::fileSystems),
                each(scopes, CloudReader::loadBalancers),
                each(scopes, CloudReader::targetGroups),
                each(scopes, ScalingReader::read));
    }

    @Override
    public void close() {
        clients.values().forEach(AwsClients::close);
    }

    private static <T> List<T> each(List<AwsClients> scopes, Function<AwsClients, Stream<T>> read) {
        return scopes.stream().flatMap(read).toList();
    }

    private Stream<ServiceView> services(AwsClients aws) {
        return aws.ecs().listClustersPaginator().clusterArns().stream().flatMap(cluster -> servicesOf(cluster, aws));
    }

    private Stream<ServiceView> servicesOf(String cluster, AwsClients aws) {
        return aws.ecs().listServicesPaginator(request -> request.cluster(cluster)).serviceArns().stream()
                .flatMap(arn ->
                        aws
                                .ecs()
                                .describeServices(
                                        request -> request.cluster(cluster).services(arn))
                                .services()
                                .stream())
                .filter(service -> service.status().equals("ACTIVE") && isInNetwork(service))
                .map(service -> view(service, aws));
    }

    /** Tasks of other network modes than {@code awsvpc} are not run here. */
    private static boolean isInNetwork(Service service) {
        return service.networkConfiguration() != null
                && service.networkConfiguration().awsvpcConfiguration() != null
                && !service.networkConfiguration()
                        .awsvpcConfiguration()
                        .subnets()
                        .isEmpty();
    }

    private ServiceView view(Service service, AwsClients aws) {
        var definitions = service.deployments().stream()
                .map(Deployment::taskDefinition)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), arn -> taskDefinition(arn, aws)));
        var subnet =
                service.networkConfiguration().awsvpcConfiguration().subnets().getFirst();
        return new ServiceView(aws.scope(), service, definitions, controlPlane.networkOf(aws.scope(), subnet));
    }

    private TaskDefinition taskDefinition(String arn, AwsClients aws) {
        return taskDefinitions.computeIfAbsent(
                arn,
                _ -> aws.ecs()
                        .describeTaskDefinition(request -> request.taskDefinition(arn))
                        .taskDefinition());
    }

    private static Stream<DatabaseView> databases(AwsClients aws) {
        return aws.rds().describeDBInstancesPaginator().dbInstances().stream()
                .filter(instance -> instance.dbSubnetGroup() != null)
                .map(instance -> new DatabaseView(aws.scope(), instance, requiresTls(instance, aws)));
    }

    private static boolean requiresTls(DBInstance instance, AwsClients aws) {
        return instance.dbParameterGroups().stream()
                .flatMap(group -> aws
                        .rds()
                        .describeDBParametersPaginator(
                                request -> request.dbParameterGroupName(group.dbParameterGroupName()))
                        .parameters()
                        .stream())
                .filter(parameter -> "require_secure_transport".equals(parameter.parameterName()))
                .map(Parameter::parameterValue)
                .anyMatch(value -> "1".equals(value) || "ON".equalsIgnoreCase(value));
    }

    private static Stream<SnapshotView> snapshots(AwsClients aws) {
        return aws.rds().describeDBSnapshotsPaginator().dbSnapshots().stream()
                .map(snapshot -> new SnapshotView(aws.scope(), snapshot));
    }

    private static Stream<FileSystemView> fileSystems(AwsClients aws) {
        return aws.efs().describeFileSystemsPaginator().fileSystems().stream()
                .map(fileSystem -> new FileSystemView(
                        aws.scope(),
                        fileSystem.fileSystemId(),
                        aws.efs()
                                .describeAccessPoints(request -> request.fileSystemId(fileSystem.fileSystemId()))
                                .accessPoints()));
    }

    private static Stream<LoadBalancerView> loadBalancers(AwsClients aws) {
        var elb = aws.loadBalancing();
        return elb.describeLoadBalancersPaginator().loadBalancers().stream()
                .map(balancer -> new LoadBalancerView(
                        aws.scope(),
                        balancer,
                        elb
                                .describeListeners(request -> request.loadBalancerArn(balancer.loadBalancerArn()))
                                .listeners()
                                .stream()
                                .map(listener -> new ListenerView(
                                        listener,
                                        elb.describeRules(request -> request.listenerArn(listener.listenerArn()))
                                                .rules()))
                                .toList()));
    }

    private static Stream<TargetGroupView> targetGroups(AwsClients aws) {
        return aws.loadBalancing().describeTargetGroupsPaginator().targetGroups().stream()
                .map(group -> new TargetGroupView(aws.scope(), group, deregistrationSeconds(group, aws)));
    }

    private static int deregistrationSeconds(TargetGroup group, AwsClients aws) {
        return aws
                .loadBalancing()
                .describeTargetGroupAttributes(request -> request.targetGroupArn(group.targetGroupArn()))
                .attributes()
                .stream()
                .filter(attribute -> attribute.key().equals(DELAY))
                .map(attribute -> Integer.valueOf(attribute.value()))
                .findFirst()
                .orElse(300);
    }
}
