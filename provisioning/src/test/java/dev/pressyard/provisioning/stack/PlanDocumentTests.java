package dev.pressyard.provisioning.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.provisioning.stack.PlanSummary.Action;
import dev.pressyard.provisioning.stack.PlanSummary.Attribute;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Plans that Terraform 1.11.4 wrote. */
class PlanDocumentTests {

    @Test
    void countsWhatWouldHappen() throws IOException {
        var summary = plan("plan-of-changes.json").summary();

        assertThat(summary.words()).isEqualTo("1 to change, 1 to replace, 1 to destroy");
        assertThat(summary.count(Action.REPLACE)).isOne();
        assertThat(summary.outputs()).containsExactly("size");
        assertThat(summary.resources())
                .extracting(PlanSummary.Resource::address)
                .containsExactly(
                        "terraform_data.bucket[\"logs\"]", "terraform_data.database", "terraform_data.service");
    }

    @Test
    void showsOnlyTheAttributesThatWouldDiffer() throws IOException {
        assertThat(attributes("plan-of-changes.json", "terraform_data.service"))
                .containsExactly(
                        new Attribute("input.tags.Size", "\"small\"", "\"large\"", false),
                        new Attribute("output", null, "(known after apply)", false),
                        new Attribute("output.ports[0]", "80", null, false),
                        new Attribute("output.ports[1]", "443", null, false),
                        new Attribute("output.tags.Name", "\"blog\"", null, false),
                        new Attribute("output.tags.Size", "\"small\"", null, false));
    }

    @Test
    void saysWhatForcesAReplacement() throws IOException {
        assertThat(attributes("plan-of-changes.json", "terraform_data.database"))
                .filteredOn(Attribute::forcesReplacement)
                .extracting(Attribute::path)
                .containsExactly("triggers_replace[0]");
    }

    @Test
    void hidesASecretEvenWhereTheProviderForgotToMarkIt() throws IOException {
        var summary = plan("plan-of-changes.json").summary();

        assertThat(JsonMapper.shared().writeValueAsString(summary)).doesNotContain("sesame");
        assertThat(attributes("plan-of-changes.json", "terraform_data.database"))
                .contains(new Attribute("input.password", "(sensitive)", "(sensitive)", false))
                .contains(new Attribute("output.password", "(sensitive)", null, false));
    }

    @Test
    void showsAllThatANewResourceWouldHave() throws IOException {
        assertThat(attributes("plan-of-new-resources.json", "terraform_data.network"))
                .contains(new Attribute("input.cidr", null, "\"10.0.0.0/16\"", false))
                .contains(new Attribute("input.zones[1]", null, "\"b\"", false))
                .contains(new Attribute("id", null, "(known after apply)", false));
    }

    @Test
    void seesThatThereIsNothingToDo() throws IOException {
        var plan = plan("plan-without-changes.json");

        assertThat(plan.isApplicable()).isFalse();
        assertThat(plan.summary().words()).isEqualTo("no changes");
        assertThat(plan("plan-of-changes.json").isApplicable()).isTrue();
    }

    private static java.util.List<Attribute> attributes(String plan, String address) throws IOException {
        return plan(plan).summary().resources().stream()
                .filter(resource -> resource.address().equals(address))
                .findFirst()
                .orElseThrow()
                .attributes();
    }

    private static PlanDocument plan(String name) throws IOException {
        try (var json = PlanDocumentTests.class.getResourceAsStream(name)) {
            return PlanDocument.of(json.readAllBytes());
        }
    }
}
