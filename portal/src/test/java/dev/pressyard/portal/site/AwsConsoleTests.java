package dev.pressyard.portal.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.provisioning.state.StateResource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class AwsConsoleTests {

    private static final Map<String, String> ATTRIBUTES = Map.of(
            "id", "it-1",
            "arn", "arn:aws:it/1",
            "identifier", "blog",
            "name", "blog",
            "cluster", "arn:aws:ecs:eu-west-3:123456789012:cluster/press");

    @ParameterizedTest
    @CsvSource({
        "aws_vpc, vpcconsole/home#VpcDetails:VpcId=it-1",
        "aws_lb, ec2/home#LoadBalancer:loadBalancerArn=arn:aws:it/1",
        "aws_db_instance, rds/home#database:id=blog",
        "aws_efs_file_system, efs/home#/file-systems/it-1",
        "aws_ecs_service, ecs/v2/clusters/press/services/blog"
    })
    void leadsToThePageOfAResourceInItsRegion(String type, String path) {
        assertThat(new AwsConsole(true, "eu-west-3").pageOf(resource(type, ATTRIBUTES)))
                .hasValue("https://eu-west-3.console.aws.amazon.com/" + path);
    }

    @Test
    void leadsNowhereForWhatHasNoPageOrIsNotThereYet() {
        var console = new AwsConsole(true, "eu-west-3");

        assertThat(console.pageOf(resource("aws_subnet", ATTRIBUTES))).isEmpty();
        assertThat(console.pageOf(resource("aws_vpc", Map.of()))).isEmpty();
    }

    @Test
    void leadsNowhereForWhatIsNotInAws() {
        assertThat(new AwsConsole(false, "eu-west-3").pageOf(resource("aws_vpc", ATTRIBUTES)))
                .isEmpty();
    }

    private static StateResource resource(String type, Map<String, String> attributes) {
        return new StateResource(
                "module.it." + type + ".this",
                "module.it",
                StateResource.Mode.MANAGED,
                type,
                "this",
                "registry.terraform.io/hashicorp/aws",
                false,
                JsonMapper.shared().valueToTree(attributes));
    }
}
