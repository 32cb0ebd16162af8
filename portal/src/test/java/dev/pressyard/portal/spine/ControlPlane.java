package dev.pressyard.portal.spine;

import dev.pressyard.provisioning.target.TargetSession;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.rds.RdsClient;

/** Asks the control plane itself, past Terraform and past the portal, what there is of a site. */
final class ControlPlane {

    private static final String SITE_TAG = "pressyard:site";

    private final TargetSession session;

    ControlPlane(URI endpoint) {
        this.session = new TargetSession(AwsBasicCredentials.create("anybody", "anything"), Region.US_EAST_1, endpoint);
    }

    /** The kinds of resources that carry the site's tag, in alphabetical order, each as often as it is there. */
    List<String> resourcesOf(String site) {
        var found = new ArrayList<String>();
        repeat(found, "VPC", vpcs(site));
        repeat(found, "database", databases(site));
        repeat(found, "file system", fileSystems(site));
        repeat(found, "load balancer", loadBalancers(site));
        repeat(found, "service", services(site));
        return found;
    }

    private static void repeat(List<String> found, String kind, long times) {
        for (var time = 0; time < times; time++) {
            found.add(kind);
        }
    }

    private long vpcs(String site) {
        try (var ec2 = session.client(Ec2Client.builder())) {
            return ec2.describeVpcs().vpcs().stream()
                    .map(Vpc::tags)
                    .filter(tags -> tags.stream()
                            .anyMatch(tag ->
                                    tag.key().equals(SITE_TAG) && tag.value().equals(site)))
                    .count();
        }
    }

    private long databases(String site) {
        try (var rds = session.client(RdsClient.builder())) {
            return rds.describeDBInstances().dbInstances().stream()
                    .filter(database -> database.tagList().stream()
                            .anyMatch(tag ->
                                    tag.key().equals(SITE_TAG) && tag.value().equals(site)))
                    .count();
        }
    }

    private long fileSystems(String site) {
        try (var efs = session.client(EfsClient.builder())) {
            return efs.describeFileSystems().fileSystems().stream()
                    .filter(fileSystem -> fileSystem.tags().stream()
                            .anyMatch(tag ->
                                    tag.key().equals(SITE_TAG) && tag.value().equals(site)))
                    .count();
        }
    }

    private long loadBalancers(String site) {
        try (var balancing = session.client(ElasticLoadBalancingV2Client.builder())) {
            return balancing.describeLoadBalancers().loadBalancers().stream()
                    .filter(balancer -> balancing
                            .describeTags(request -> request.resourceArns(balancer.loadBalancerArn()))
                            .tagDescriptions()
                            .getFirst()
                            .tags()
                            .stream()
                            .anyMatch(tag ->
                                    tag.key().equals(SITE_TAG) && tag.value().equals(site)))
                    .count();
        }
    }

    private long services(String site) {
        try (var ecs = session.client(EcsClient.builder())) {
            return ecs.listClusters().clusterArns().stream()
                    .flatMap(cluster -> ecs.listServices(request -> request.cluster(cluster)).serviceArns().stream())
                    .filter(service -> ecs.listTagsForResource(request -> request.resourceArn(service)).tags().stream()
                            .anyMatch(tag ->
                                    tag.key().equals(SITE_TAG) && tag.value().equals(site)))
                    .count();
        }
    }
}
