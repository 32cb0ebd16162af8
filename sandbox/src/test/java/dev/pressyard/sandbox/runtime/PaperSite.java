package dev.pressyard.sandbox.runtime;

import dev.pressyard.sandbox.cloud.ControlPlaneClient;
import dev.pressyard.sandbox.cloud.Scope;
import dev.pressyard.sandbox.engine.EngineContainer;
import dev.pressyard.sandbox.runtime.CloudView.DatabaseView;
import dev.pressyard.sandbox.runtime.CloudView.FileSystemView;
import dev.pressyard.sandbox.runtime.CloudView.ServiceView;
import dev.pressyard.sandbox.runtime.CloudView.TargetGroupView;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Matcher;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** A site as the control plane would describe it, and rounds that look at it; nothing of it runs. */
final class PaperSite {

    static final Scope SCOPE = new Scope("123456789012", "eu-west-3");
    static final String INCARNATION = "0a1b2c3d-0000-0000-0000-000000000000";
    static final String GROUP = "arn:aws:elasticloadbalancing:eu-west-3:123456789012:targetgroup/blog/fedcba9876543210";
    static final int DEREGISTRATION_SECONDS = 30;

    private static final String SERVICE = "arn:aws:ecs:eu-west-3:123456789012:service/blog/blog";
    private static final int PORT = 8080;

    private PaperSite() {}

    /** A service behind {@link #GROUP}, with one deployment after the other; the first is the one to prevail. */
    static ServiceView service(int desired, String... deployments) {
        var service = Service.builder()
                .serviceArn(SERVICE)
                .clusterArn("arn:aws:ecs:eu-west-3:123456789012:cluster/blog")
                .serviceName("blog")
                .desiredCount(desired)
                .deployments(Stream.of(deployments)
                        .map(id -> deployment(id, deployments[0]))
                        .toList())
                .loadBalancers(LoadBalancer.builder()
                        .targetGroupArn(GROUP)
                        .containerPort(PORT)
                        .build())
                .build();
        return new ServiceView(SCOPE, service, Map.of(), "vpc-1");
    }

    private static Deployment deployment(String id, String primary) {
        return Deployment.builder()
                .id(id)
                .status(id.equals(primary) ? "PRIMARY" : "ACTIVE")
                .taskDefinition("definition-of-" + id)
                .rolloutState(DeploymentRolloutState.IN_PROGRESS)
                .build();
    }

    static TargetGroupView targetGroup() {
        var group = TargetGroup.builder()
                .targetGroupArn(GROUP)
                .healthCheckPath("/")
                .matcher(Matcher.builder().httpCode("200").build())
                .healthCheckIntervalSeconds(5)
                .unhealthyThresholdCount(2)
                .build();
        return new TargetGroupView(SCOPE, group, DEREGISTRATION_SECONDS);
    }

    static DatabaseView database(String id) {
        return new DatabaseView(SCOPE, DBInstance.builder().dbiResourceId(id).build(), false);
    }

    static CloudView view(List<ServiceView> services, List<DatabaseView> databases, List<FileSystemView> files) {
        return new CloudView(1, services, databases, List.of(), files, List.of(), List.of(targetGroup()), List.of());
    }

    /** A running task of {@link #service}. */
    static EngineContainer task(String id, String deployment) {
        return task(id, deployment, "running", "Up");
    }

    static EngineContainer task(String id, String deployment, String state, String status) {
        var labels = Map.of(
                Labels.RESOURCE, Labels.TASK,
                Labels.TASK_ID, id,
                Labels.SERVICE, SERVICE,
                Labels.DEPLOYMENT, deployment,
                Labels.TASK_DEFINITION, "definition-of-" + deployment);
        return new EngineContainer(id, labels, state, status, Instant.EPOCH, "10.0.0.2", Map.of(PORT, 31000));
    }

    static EngineContainer databaseContainer(String id) {
        return new EngineContainer(
                id,
                Map.of(Labels.RESOURCE, Labels.DATABASE, Labels.DATABASE_ID, id),
                "running",
                "Up",
                Instant.EPOCH,
                "10.0.0.3",
                Map.of());
    }

    static Round round(CloudView view, List<EngineContainer> containers, URI controlPlane) {
        var client = new ControlPlaneClient(controlPlane);
        var reader = new CloudReader(client, scope -> {
            throw new AssertionError("nothing is to be read");
        });
        return new Round(view, containers, Map.of(), client, reader, INCARNATION);
    }

    /** A round in which the control plane is not to be asked. */
    static Round round(CloudView view, List<EngineContainer> containers) {
        return round(view, containers, URI.create("http://127.0.0.1:1"));
    }
}
