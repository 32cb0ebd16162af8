package dev.pressyard.portal.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.portal.run.PlanView.ModuleView;
import dev.pressyard.portal.run.PlanView.ResourceView;
import dev.pressyard.provisioning.stack.PlanSummary;
import dev.pressyard.provisioning.stack.PlanSummary.Action;
import dev.pressyard.provisioning.stack.PlanSummary.Resource;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanViewTests {

    @Test
    void beginsWithWhatIsGravest() {
        var plan = PlanView.of(new PlanSummary(
                List.of(
                        resource("module.alarms.aws_sns_topic.this", Action.CREATE),
                        resource("module.database.aws_security_group.this", Action.UPDATE),
                        resource("module.database.aws_db_instance.this", Action.REPLACE),
                        resource("module.network.aws_vpc.this", Action.UPDATE),
                        resource("module.zone.aws_route53_record.this", Action.DESTROY)),
                List.of()));

        assertThat(plan.modules())
                .extracting(ModuleView::name)
                .containsExactly("zone", "database", "network", "alarms");
        assertThat(plan.modules().get(1).resources())
                .extracting(ResourceView::name)
                .containsExactly("aws_db_instance.this", "aws_security_group.this");
    }

    private static Resource resource(String address, Action action) {
        return new Resource(address, "aws_any", action, List.of(), null);
    }
}
