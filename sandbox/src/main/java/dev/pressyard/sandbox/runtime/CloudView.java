package dev.pressyard.sandbox.runtime;

import dev.pressyard.provisioning.inspection.SiteTag;
import dev.pressyard.sandbox.cloud.Scope;
import dev.pressyard.sandbox.scaling.ScalingRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.efs.model.AccessPointDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.Tag;

/**
 * Everything that the control plane wants to run, as it was at one moment.
 *
 * @param reading counts how often everything was read
 */
record CloudView(
        long reading,
        List<ServiceView> services,
        List<DatabaseView> databases,
        List<SnapshotView> snapshots,
        List<FileSystemView> fileSystems,
        List<LoadBalancerView> loadBalancers,
        List<TargetGroupView> targetGroups,
        List<ScalingView> scalings) {

    /**
     * An active ECS service.
     *
     * @param taskDefinitions those of its deployments, by ARN
     * @param network the VPC that its tasks are in
     */
    record ServiceView(Scope scope, Service service, Map<String, TaskDefinition> taskDefinitions, String network) {

        String arn() {
            return service.serviceArn();
        }

        String cluster() {
            return service.clusterArn().substring(service.clusterArn().lastIndexOf('/') + 1);
        }
    }

    /** A database instance, and whether it is to refuse connections without TLS. */
    record DatabaseView(Scope scope, DBInstance instance, boolean tlsRequired) {

        String id() {
            return instance.dbiResourceId();
        }

        String network() {
            return instance.dbSubnetGroup().vpcId();
        }

        /** The site that it was ordered for; none where its tags name none. */
        Optional<String> site() {
            return instance.tagList().stream()
                    .filter(tag -> tag.key().equals(SiteTag.KEY))
                    .map(Tag::value)
                    .findFirst();
        }
    }

    record SnapshotView(Scope scope, DBSnapshot snapshot) {}

    record FileSystemView(Scope scope, String id, List<AccessPointDescription> accessPoints) {}

    record LoadBalancerView(Scope scope, LoadBalancer loadBalancer, List<ListenerView> listeners) {}

    record ListenerView(Listener listener, List<Rule> rules) {}

    record TargetGroupView(Scope scope, TargetGroup group, int deregistrationSeconds) {}

    /**
     * How many tasks a service may have.
     *
     * @param resource the service, as Application Auto Scaling names it: {@code service/cluster/name}
     */
    record ScalingView(Scope scope, String resource, ScalingRule rule) {

        boolean isOf(ServiceView service) {
            return scope.equals(service.scope())
                    && resource.equals("service/%s/%s"
                            .formatted(service.cluster(), service.service().serviceName()));
        }
    }

    Optional<TargetGroupView> targetGroup(String arn) {
        return targetGroups.stream()
                .filter(view -> view.group().targetGroupArn().equals(arn))
                .findFirst();
    }

    Optional<FileSystemView> fileSystem(String id) {
        return fileSystems.stream().filter(view -> view.id().equals(id)).findFirst();
    }
}
