package dev.pressyard.provisioning.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.provisioning.stack.PlanSummary.Action;
import dev.pressyard.provisioning.stack.PlanSummary.Attribute;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Plans that Terraform 1.11.4 wrote. */
class PlanDocumentTests {

    /** In the shape of the others: a definition of containers as text, with a secret in the midst of a value. */
    private static final PlanDocument TASK = PlanDocument.of("""
            {"resource_changes": [{"address": "task", "type": "task", "change": {
              "actions": ["delete", "create"], "replace_paths": [["containers"]],
              "before": {"password": "open-sesame-1", "marked_from_now_on": "sesame",
                "containers": "[{\\"cpu\\":512,\\"environment\\":[],\\"name\\":\\"php\\",\\"url\\":\\"db://a:open-sesame-1@host\\"}]"},
              "after": {"password": "open-sesame-2", "marked_from_now_on": "open", "copy": "open-sesame-2",
                "containers": "[{\\"cpu\\":1024,\\"environment\\":[{\\"name\\":\\"SIZE\\"}],\\"name\\":\\"php\\",\\"url\\":\\"db://a:open-sesame-2@host\\"}]"},
              "after_unknown": {},
              "before_sensitive": {"password": true},
              "after_sensitive": {"password": true, "marked_from_now_on": true}}}]}""".getBytes(StandardCharsets.UTF_8));

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
                        new Attribute("output", null, "(known after apply)", false));
    }

    @Test
    void saysWhatForcesAReplacement() throws IOException {
        assertThat(attributes("plan-of-changes.json", "terraform_data.database"))
                .filteredOn(Attribute::forcesReplacement)
                .extracting(Attribute::path)
                .containsExactly("triggers_replace[0]");
        assertThat(plan("plan-of-changes.json").summary().resources())
                .extracting(PlanSummary.Resource::reason)
                .containsExactly("delete_because_each_key", "replace_because_cannot_update", null);
    }

    @Test
    void hidesASecretEvenWhereTheProviderForgotToMarkIt() throws IOException {
        assertThat(JsonMapper.shared()
                        .writeValueAsString(plan("plan-of-changes.json").summary()))
                .doesNotContain("sesame");
        assertThat(attributes("plan-of-changes.json", "terraform_data.database"))
                .contains(new Attribute("input.password", "(sensitive)", "(sensitive)", false));
        assertThat(TASK.summary().resources().getFirst().attributes())
                .contains(new Attribute("copy", null, "(sensitive)", false))
                .contains(new Attribute("containers[0].url", "(sensitive)", "(sensitive)", true))
                .contains(new Attribute("marked_from_now_on", "(sensitive)", "(sensitive)", false));
        assertThat(JsonMapper.shared().writeValueAsString(TASK.summary())).doesNotContain("sesame");
    }

    @Test
    void takesTextsThatAreJsonApart() {
        assertThat(TASK.summary().resources().getFirst().attributes())
                .filteredOn(attribute -> attribute.path().startsWith("containers"))
                .containsExactly(
                        new Attribute("containers[0].cpu", "512", "1024", true),
                        new Attribute("containers[0].environment[0].name", null, "\"SIZE\"", true),
                        new Attribute("containers[0].url", "(sensitive)", "(sensitive)", true));
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
