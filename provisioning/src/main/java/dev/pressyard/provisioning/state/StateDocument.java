package dev.pressyard.provisioning.state;

import dev.pressyard.provisioning.state.StateResource.Mode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;

/** A state's content: outputs and resource instances, from Terraform's state format 4. */
record StateDocument(JsonNode root) {

    /** No state: nothing has been made, or all of it is gone. */
    static final StateDocument EMPTY = new StateDocument(StateJson.MAPPER.createObjectNode());

    static StateDocument of(byte[] content) {
        return new StateDocument(StateJson.MAPPER.readTree(content));
    }

    Map<String, OutputValue> outputs() {
        var outputs = new LinkedHashMap<String, OutputValue>();
        root.path("outputs").properties().forEach(output -> outputs.put(output.getKey(), output(output.getValue())));
        return outputs;
    }

    private static OutputValue output(JsonNode output) {
        return new OutputValue(
                output.path("value"),
                output.path("type"),
                output.path("sensitive").asBoolean(false));
    }

    List<StateResource> resources() {
        var resources = new ArrayList<StateResource>();
        forEachInstance((resource, instance) -> resources.add(resource(resource, instance)));
        return resources;
    }

    /** The attributes of each resource instance, by address. */
    SortedMap<String, AttributeTree> attributes() {
        var attributes = new TreeMap<String, AttributeTree>();
        forEachInstance(
                (resource, instance) -> attributes.put(address(resource, instance), AttributeTree.of(instance)));
        return attributes;
    }

    private void forEachInstance(BiConsumer<JsonNode, JsonNode> visitor) {
        for (var resource : root.path("resources")) {
            for (var instance : resource.path("instances")) {
                visitor.accept(resource, instance);
            }
        }
    }

    private static StateResource resource(JsonNode resource, JsonNode instance) {
        return new StateResource(
                address(resource, instance),
                resource.path("module").asString(""),
                isData(resource) ? Mode.DATA : Mode.MANAGED,
                resource.path("type").asString(),
                resource.path("name").asString(),
                provider(resource.path("provider").asString("")),
                instance.path("status").asString("").equals("tainted"),
                AttributeTree.of(instance).masked());
    }

    private static boolean isData(JsonNode resource) {
        return resource.path("mode").asString("").equals("data");
    }

    /** As Terraform prints it; what waits to be removed after its replacement was made is told by its deposed key. */
    private static String address(JsonNode resource, JsonNode instance) {
        var module = resource.path("module").asString("");
        var key = instance.path("index_key");
        var deposed = instance.path("deposed").asString("");
        return (module.isEmpty() ? "" : module + ".")
                + (isData(resource) ? "data." : "")
                + resource.path("type").asString()
                + "."
                + resource.path("name").asString()
                + (key.isMissingNode() ? "" : "[" + key + "]")
                + (deposed.isEmpty() ? "" : " (deposed " + deposed + ")");
    }

    /** From {@code provider["registry.terraform.io/hashicorp/aws"]} to what is between the quotes. */
    private static String provider(String reference) {
        var parts = reference.split("\"", -1);
        return parts.length > 1 ? parts[1] : reference;
    }
}
