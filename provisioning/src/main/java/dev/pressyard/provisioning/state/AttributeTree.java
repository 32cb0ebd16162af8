package dev.pressyard.provisioning.state;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * The attributes of one resource instance, and which of them are sensitive: those that Terraform marked, and those
 * whose name says so, because a provider may forget to mark.
 */
record AttributeTree(JsonNode root, Set<String> sensitivePaths) {

    static final String MASK = "(sensitive)";

    private static final Set<String> SENSITIVE_ENDINGS =
            Set.of("password", "secret", "secret_string", "secret_binary", "token", "private_key", "access_key");

    static AttributeTree of(JsonNode instance) {
        var marked = StreamSupport.stream(instance.path("sensitive_attributes").spliterator(), false)
                .map(AttributeTree::path)
                .collect(Collectors.toUnmodifiableSet());
        return new AttributeTree(instance.path("attributes"), marked);
    }

    /** Terraform writes a path as steps: {@code {"type":"get_attr","value":"tags"}}, {@code {"type":"index",…}}. */
    private static String path(JsonNode steps) {
        var path = "";
        for (var step : steps) {
            var value = step.path("value");
            var key = value.isObject() ? value.path("value") : value;
            path = key.isNumber() ? path + "[" + key.asString() + "]" : join(path, key.asString(""));
        }
        return path;
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** A copy without what is sensitive. */
    JsonNode masked() {
        return masked("", root);
    }

    private JsonNode masked(String path, JsonNode node) {
        if (isSensitive(path, node)) {
            return StringNode.valueOf(MASK);
        }
        return switch (node) {
            case ObjectNode object -> maskedMembers(path, object);
            case ArrayNode array -> maskedElements(path, array);
            default -> node;
        };
    }

    private JsonNode maskedMembers(String path, ObjectNode object) {
        var copy = object.objectNode();
        object.properties()
                .forEach(member -> copy.set(member.getKey(), masked(join(path, member.getKey()), member.getValue())));
        return copy;
    }

    private JsonNode maskedElements(String path, ArrayNode array) {
        var copy = array.arrayNode();
        for (var index = 0; index < array.size(); index++) {
            copy.add(masked(path + "[" + index + "]", array.get(index)));
        }
        return copy;
    }

    private boolean isSensitive(String path, JsonNode node) {
        if (node.isNull() || node.isMissingNode()) {
            return false;
        }
        return sensitivePaths.contains(path) || (node.isString() && hasSensitiveName(path));
    }

    private static boolean hasSensitiveName(String path) {
        var name = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return SENSITIVE_ENDINGS.stream().anyMatch(ending -> name.equals(ending) || name.endsWith("_" + ending));
    }

    /**
     * Every value by its path, sensitive ones as they are: to be compared, not to be shown. What is empty is none, and
     * a text that is JSON, such as the definitions of containers, is taken apart.
     */
    SortedMap<String, JsonNode> leaves() {
        var leaves = new TreeMap<String, JsonNode>();
        collect("", root, leaves);
        return leaves;
    }

    /** A sensitive object is one leaf: its members' names may tell as much as its values. */
    private void collect(String path, JsonNode node, Map<String, JsonNode> leaves) {
        if (isSensitive(path, node)) {
            leaves.put(path, node);
            return;
        }
        switch (node) {
            case ObjectNode object ->
                object.properties().forEach(member -> collect(join(path, member.getKey()), member.getValue(), leaves));
            case ArrayNode array -> {
                for (var index = 0; index < array.size(); index++) {
                    collect(path + "[" + index + "]", array.get(index), leaves);
                }
            }
            case StringNode text ->
                JsonText.documentIn(text)
                        .ifPresentOrElse(document -> collect(path, document, leaves), () -> leaves.put(path, text));
            default -> {
                if (node.isValueNode() && !node.isNull()) {
                    leaves.put(path, node);
                }
            }
        }
    }

    /** The value at a path of {@link #leaves()} as it may be shown. */
    String shown(String path, JsonNode value) {
        return isSensitive(path, value) ? MASK : value.toString();
    }
}
