package dev.pressyard.provisioning.inspection;

import java.util.List;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/** Looks whether the load balancer finds every task healthy that it would send requests to. */
final class HealthCheck implements Check {

    @Override
    public Finding look(InspectedSite site) {
        try (var balancing = site.session().client(ElasticLoadBalancingV2Client.builder())) {
            var health = balancing
                    .describeTargetHealth(request -> request.targetGroupArn(site.output("target_group_arn")))
                    .targetHealthDescriptions()
                    .stream()
                    .map(it -> it.targetHealth())
                    .filter(it -> it.state() != TargetHealthStateEnum.DRAINING)
                    .toList();
            return look(health);
        }
    }

    private static Finding look(List<TargetHealth> targets) {
        var healthy = targets.stream()
                .filter(it -> it.state() == TargetHealthStateEnum.HEALTHY)
                .count();
        var words = "%d of %d targets are healthy".formatted(healthy, targets.size());
        return healthy > 0 && healthy == targets.size() ? new Finding.Good(words) : new Finding.NotYet(words);
    }
}
