package dev.pressyard.provisioning.inspection;

import dev.pressyard.provisioning.target.TargetSession;
import java.util.List;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/** Looks for load balancers and target groups. */
@Component
class LoadBalancerSearch implements Search {

    /** As many as DescribeTags takes. */
    private static final int AT_ONCE = 20;

    @Override
    public String subject() {
        return "load balancers, target groups";
    }

    @Override
    public List<Holding> find(TargetSession session, SiteTag tag) {
        try (var balancing = session.client(ElasticLoadBalancingV2Client.builder())) {
            var balancers = balancing.describeLoadBalancersPaginator().loadBalancers().stream()
                    .map(it -> it.loadBalancerArn());
            var groups = balancing.describeTargetGroupsPaginator().targetGroups().stream()
                    .map(it -> it.targetGroupArn());
            return Stream.concat(
                            tagged(balancing, balancers, tag).map(arn -> new Holding("load balancer", arn)),
                            tagged(balancing, groups, tag).map(arn -> new Holding("target group", arn)))
                    .toList();
        }
    }

    private static Stream<String> tagged(ElasticLoadBalancingV2Client client, Stream<String> arns, SiteTag tag) {
        return arns.gather(Gatherers.windowFixed(AT_ONCE))
                .flatMap(some -> client.describeTags(request -> request.resourceArns(some)).tagDescriptions().stream())
                .filter(it -> it.tags().stream().anyMatch(own -> tag.is(own.key(), own.value())))
                .map(it -> it.resourceArn());
    }
}
