package dev.pressyard.provisioning.inspection;

import dev.pressyard.provisioning.target.TargetSession;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.ClusterField;

/**
 * Looks for ECS clusters, with what runs in them. A deleted one stays visible as INACTIVE for a while and counts as
 * gone; a service cannot outlive its cluster.
 */
@Component
class ContainerSearch implements Search {

    private static final int AT_ONCE = 100;

    @Override
    public String subject() {
        return "ECS clusters";
    }

    @Override
    public List<Holding> find(TargetSession session, SiteTag tag) {
        try (var ecs = session.client(EcsClient.builder())) {
            var arns = ecs.listClustersPaginator(request -> request.maxResults(AT_ONCE)).stream();
            return arns.filter(page -> page.hasClusterArns())
                    .flatMap(page -> described(ecs, page.clusterArns()))
                    .filter(cluster -> !"INACTIVE".equals(cluster.status()))
                    .filter(cluster -> cluster.tags().stream().anyMatch(it -> tag.is(it.key(), it.value())))
                    .map(cluster -> new Holding("ECS cluster", cluster.clusterArn()))
                    .toList();
        }
    }

    private static Stream<Cluster> described(EcsClient ecs, List<String> arns) {
        if (arns.isEmpty()) {
            return Stream.empty();
        }
        return ecs.describeClusters(request -> request.clusters(arns).include(ClusterField.TAGS)).clusters().stream();
    }
}
