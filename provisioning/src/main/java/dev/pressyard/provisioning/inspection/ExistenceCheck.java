package dev.pressyard.provisioning.inspection;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.rds.RdsClient;

/** Asks the control plane itself whether the main parts of a site exist. */
final class ExistenceCheck implements Check {

    private record Part(String name, Predicate<InspectedSite> exists) {}

    private static final List<Part> PARTS = List.of(
            new Part("the ECS service", ExistenceCheck::hasService),
            new Part("the load balancer", ExistenceCheck::hasLoadBalancer),
            new Part("the database", ExistenceCheck::hasDatabase),
            new Part("the file system", ExistenceCheck::hasFileSystem));

    @Override
    public Finding look(InspectedSite site) {
        var missing = PARTS.stream()
                .filter(part -> !exists(part, site))
                .map(Part::name)
                .toList();
        return missing.isEmpty()
                ? new Finding.Good(
                        "the control plane has " + join(PARTS.stream().map(Part::name)))
                : new Finding.NotYet("the control plane does not have " + join(missing.stream()));
    }

    private static String join(Stream<String> names) {
        return String.join(", ", names.toList());
    }

    /** Some services answer an unknown name with an error, others with an empty list. */
    private static boolean exists(Part part, InspectedSite site) {
        try {
            return part.exists().test(site);
        } catch (AwsServiceException refusal) {
            if (refusal.statusCode() == 400 || refusal.statusCode() == 404) {
                return false;
            }
            throw refusal;
        }
    }

    private static boolean hasService(InspectedSite site) {
        try (var ecs = site.session().client(EcsClient.builder())) {
            return ecs
                    .describeServices(request ->
                            request.cluster(site.output("cluster_name")).services(site.output("service_name")))
                    .services()
                    .stream()
                    .anyMatch(service -> "ACTIVE".equals(service.status()));
        }
    }

    private static boolean hasLoadBalancer(InspectedSite site) {
        try (var balancing = site.session().client(ElasticLoadBalancingV2Client.builder())) {
            return balancing
                    .describeLoadBalancers(request -> request.loadBalancerArns(site.output("load_balancer_arn")))
                    .hasLoadBalancers();
        }
    }

    private static boolean hasDatabase(InspectedSite site) {
        try (var rds = site.session().client(RdsClient.builder())) {
            return rds.describeDBInstances(request -> request.dbInstanceIdentifier(site.output("database_identifier")))
                    .hasDbInstances();
        }
    }

    private static boolean hasFileSystem(InspectedSite site) {
        try (var efs = site.session().client(EfsClient.builder())) {
            return efs.describeFileSystems(request -> request.fileSystemId(site.output("file_system_id")))
                    .hasFileSystems();
        }
    }
}
