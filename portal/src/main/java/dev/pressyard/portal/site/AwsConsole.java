package dev.pressyard.portal.site;

import dev.pressyard.provisioning.state.StateResource;
import dev.pressyard.provisioning.target.Target;
import dev.pressyard.provisioning.target.TargetKind;
import java.util.Optional;

/** The pages of resources in the AWS console; there are none for what is not in AWS itself. */
record AwsConsole(boolean exists, String region) {

    static AwsConsole of(Target target, String region) {
        return new AwsConsole(
                target.kind() == TargetKind.AWS && target.endpoint().isEmpty(), region);
    }

    Optional<String> pageOf(StateResource resource) {
        return exists
                ? path(resource).map(path -> "https://%s.console.aws.amazon.com/%s".formatted(region, path))
                : Optional.empty();
    }

    private static Optional<String> path(StateResource resource) {
        return switch (resource.type()) {
            case "aws_vpc" -> resource.attribute("id").map("vpcconsole/home#VpcDetails:VpcId="::concat);
            case "aws_lb" -> resource.attribute("arn").map("ec2/home#LoadBalancer:loadBalancerArn="::concat);
            case "aws_db_instance" -> resource.attribute("identifier").map("rds/home#database:id="::concat);
            case "aws_efs_file_system" -> resource.attribute("id").map("efs/home#/file-systems/"::concat);
            case "aws_ecs_service" ->
                resource.attribute("cluster")
                        .map(cluster -> cluster.substring(cluster.lastIndexOf('/') + 1))
                        .flatMap(cluster -> resource.attribute("name")
                                .map(name -> "ecs/v2/clusters/%s/services/%s".formatted(cluster, name)));
            default -> Optional.empty();
        };
    }
}
