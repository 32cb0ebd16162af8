package dev.pressyard.provisioning.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.provisioning.state.StateDifference.Attribute;
import dev.pressyard.provisioning.state.StateDifference.Change;
import dev.pressyard.provisioning.state.StateDifference.Kind;
import dev.pressyard.provisioning.state.StateResource.Mode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateDocumentTests {

    private static final String STATE = """
            {"version":4,"serial":1,"lineage":"a","outputs":{
               "url":{"value":"http://one/","type":"string"},
               "zones":{"value":["a","b"],"type":["list","string"]},
               "seed":{"value":"output-canary","type":"string","sensitive":true}},
             "resources":[
               {"module":"module.network","mode":"managed","type":"aws_subnet","name":"public",
                "provider":"module.network.provider[\\"registry.terraform.io/hashicorp/aws\\"]","instances":[
                  {"index_key":"a","attributes":{"id":"subnet-1","tags":{"Name":"one"},"zones":["x","y"]}},
                  {"index_key":"b","status":"tainted","attributes":{"id":"subnet-2","tags":{}}}]},
               {"mode":"managed","type":"aws_db_instance","name":"main",
                "provider":"provider[\\"registry.terraform.io/hashicorp/aws\\"]","instances":[
                  {"index_key":0,"deposed":"0123abcd","attributes":{"id":"db-0"}},
                  {"index_key":0,"attributes":{"id":"db-1","password":"name-canary","port":3306,"manage_password":true,
                     "user_data":"marked-canary","nested":[{"key":"nested-canary"}],"map":{"a.b":"map-canary"}},
                   "sensitive_attributes":[
                     [{"type":"get_attr","value":"user_data"}],
                     [{"type":"get_attr","value":"nested"},{"type":"index","value":{"value":0,"type":"number"}},
                      {"type":"get_attr","value":"key"}],
                     [{"type":"get_attr","value":"map"},{"type":"index","value":{"value":"a.b","type":"string"}}]]}]},
               {"mode":"data","type":"aws_region","name":"here",
                "provider":"provider[\\"registry.terraform.io/hashicorp/aws\\"]","instances":[
                  {"attributes":{"name":"eu-west-3","note":null}}]}]}
            """;

    private static StateDocument document(String state) {
        return StateDocument.of(state.getBytes(StandardCharsets.UTF_8));
    }

    private static StateDifference difference(String before, String after) {
        return new StateComparison(document(before), document(after)).difference();
    }

    @Test
    void readsOutputs() {
        var outputs = document(STATE).outputs();

        assertThat(outputs).containsOnlyKeys("url", "zones", "seed");
        assertThat(outputs).hasEntrySatisfying("url", output -> {
            assertThat(output.text()).isEqualTo("http://one/");
            assertThat(output.sensitive()).isFalse();
        });
        assertThat(outputs)
                .hasEntrySatisfying("zones", output -> assertThat(output.text()).isEqualTo("[\"a\",\"b\"]"));
        assertThat(outputs).hasEntrySatisfying("seed", output -> {
            assertThat(output.sensitive()).isTrue();
            assertThat(output).asString().doesNotContain("canary");
        });
    }

    @Test
    void namesResourcesAsTerraformDoes() {
        assertThat(document(STATE).resources())
                .extracting(StateResource::address)
                .containsExactly(
                        "module.network.aws_subnet.public[\"a\"]",
                        "module.network.aws_subnet.public[\"b\"]",
                        "aws_db_instance.main[0] (deposed 0123abcd)",
                        "aws_db_instance.main[0]",
                        "data.aws_region.here");
    }

    @Test
    void readsResources() {
        var resources = document(STATE).resources();

        assertThat(resources.get(1)).satisfies(subnet -> {
            assertThat(subnet.module()).isEqualTo("module.network");
            assertThat(subnet.mode()).isEqualTo(Mode.MANAGED);
            assertThat(subnet.type()).isEqualTo("aws_subnet");
            assertThat(subnet.name()).isEqualTo("public");
            assertThat(subnet.provider()).isEqualTo("registry.terraform.io/hashicorp/aws");
            assertThat(subnet.tainted()).isTrue();
            assertThat(subnet.attribute("id")).contains("subnet-2");
        });
        assertThat(resources.getLast().mode()).isEqualTo(Mode.DATA);
        assertThat(resources.getLast().attribute("note")).isEmpty();
        assertThat(resources.getLast().attribute("absent")).isEmpty();
    }

    @Test
    void masksWhatIsMarkedOrNamedSensitive() {
        var database = document(STATE).resources().get(3);

        assertThat(database.toString()).doesNotContain("canary");
        assertThat(database.attribute("password")).contains("(sensitive)");
        assertThat(database.attribute("manage_password")).contains("true");
        assertThat(database.attribute("port")).contains("3306");
    }

    @Test
    void findsNoDifferenceBetweenEquals() {
        assertThat(difference(STATE, STATE.replace("\"serial\":1", "\"serial\":2"))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void findsWhatChanged() {
        var after = STATE.replace("\"Name\":\"one\"", "\"Name\":\"two\",\"Owner\":\"ada\"")
                .replace("[\"x\",\"y\"]", "[\"x\"]")
                .replace("http://one/", "http://two/");

        var difference = difference(STATE, after);

        assertThat(difference.resources())
                .containsExactly(new Change(
                        "module.network.aws_subnet.public[\"a\"]",
                        Kind.CHANGED,
                        List.of(
                                new Attribute("tags.Name", "\"one\"", "\"two\""),
                                new Attribute("tags.Owner", null, "\"ada\""),
                                new Attribute("zones[1]", "\"y\"", null))));
        assertThat(difference.outputs())
                .containsExactly(new Change(
                        "url", Kind.CHANGED, List.of(new Attribute("value", "\"http://one/\"", "\"http://two/\""))));
    }

    @Test
    void takesTextsThatAreJsonApartAndPassesOverWhatIsEmpty() {
        var tasks = STATE.replace(
                "\"id\":\"subnet-2\"",
                "\"id\":\"subnet-2\",\"definitions\":\"[{\\\"name\\\":\\\"web\\\",\\\"cpu\\\":256}]\",\"none\":{}");
        var grown = tasks.replace("256", "512").replace("\"none\":{}", "\"none\":null");

        assertThat(difference(tasks, grown).resources())
                .containsExactly(new Change(
                        "module.network.aws_subnet.public[\"b\"]",
                        Kind.CHANGED,
                        List.of(new Attribute("definitions[0].cpu", "256", "512"))));
    }

    @Test
    void findsWhatCameAndWent() {
        var without = STATE.replaceFirst("(?s),\\s*\\{\"mode\":\"data\".*?null}}]}", "");

        assertThat(difference(without, STATE).resources())
                .containsExactly(new Change(
                        "data.aws_region.here", Kind.ADDED, List.of(new Attribute("name", null, "\"eu-west-3\""))));
        assertThat(difference(STATE, without).resources())
                .containsExactly(new Change(
                        "data.aws_region.here", Kind.REMOVED, List.of(new Attribute("name", "\"eu-west-3\"", null))));
    }

    @Test
    void saysThatASecretChangedButNotWhatItWas() {
        var difference = difference(STATE, STATE.replace("canary", "changed"));

        assertThat(difference.resources())
                .singleElement()
                .satisfies(change -> assertThat(change.attributes())
                        .extracting(Attribute::path)
                        .containsExactly("map.a.b", "nested[0].key", "password", "user_data"));
        assertThat(difference.outputs()).extracting(Change::address).containsExactly("seed");
        assertThat(difference.toString()).doesNotContain("canary", "changed\"", "-changed");
    }
}
