package dev.pressyard.portal.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.provisioning.state.StateResource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PictureViewTests {

    @Test
    void tellsHowManyTasksAutoscalingKeepsAndNotHowManyThereWereAtFirst() {
        assertThat(facts("2", "4")).isEqualTo("2 to 4 tasks · on FARGATE");
        assertThat(facts("2", "2")).isEqualTo("2 tasks · on FARGATE");
        assertThat(facts("1", "1")).isEqualTo("1 task · on FARGATE");
    }

    @Test
    void tellsWhatMakesASiteLastAndCostMore() {
        var picture = PictureView.of(
                        List.of(
                                resource("aws_vpc", "{\"cidr_block\": \"10.0.0.0/16\"}"),
                                resource("aws_nat_gateway", "{}"),
                                resource("aws_nat_gateway", "{}"),
                                resource("aws_lb", "{\"load_balancer_type\": \"application\"}"),
                                resource("aws_wafv2_web_acl_association", "{}"),
                                resource("aws_db_instance", "{\"engine\": \"mariadb\", \"multi_az\": true}")),
                        false,
                        resource -> Optional.empty())
                .orElseThrow();

        assertThat(picture.network().facts()).isEqualTo("10.0.0.0/16 · 2 NAT gateways");
        assertThat(picture.loadBalancer().facts()).isEqualTo("application · behind a web firewall");
        assertThat(picture.database().facts()).isEqualTo("mariadb · standby in a second zone");
    }

    @Test
    void saysNothingOfWhatIsNotThere() {
        var picture = PictureView.of(
                        List.of(
                                resource("aws_vpc", "{\"cidr_block\": \"10.0.0.0/16\"}"),
                                resource("aws_db_instance", "{\"engine\": \"mariadb\", \"multi_az\": false}")),
                        false,
                        resource -> Optional.empty())
                .orElseThrow();

        assertThat(picture.network().facts()).isEqualTo("10.0.0.0/16");
        assertThat(picture.database().facts()).isEqualTo("mariadb");
    }

    private static String facts(String least, String most) {
        var service =
                resource("aws_ecs_service", "{\"name\": \"blog\", \"desired_count\": 7, \"launch_type\": \"FARGATE\"}");
        var scaling = resource(
                "aws_appautoscaling_target", "{\"min_capacity\": %s, \"max_capacity\": %s}".formatted(least, most));
        return PictureView.of(List.of(service, scaling), false, resource -> Optional.empty())
                .orElseThrow()
                .tasks()
                .facts();
    }

    private static StateResource resource(String type, String attributes) {
        return new StateResource(
                "module.service." + type + ".this",
                "module.service",
                StateResource.Mode.MANAGED,
                type,
                "this",
                "registry.terraform.io/hashicorp/aws",
                false,
                JsonMapper.shared().readTree(attributes));
    }
}
