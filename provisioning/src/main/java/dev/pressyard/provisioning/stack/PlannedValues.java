package dev.pressyard.provisioning.stack;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One side of a planned change: its values by path, each as it is and as it may be shown. */
record PlannedValues(Map<String, Value> values) {

    private static final String SENSITIVE = "(sensitive)";
    private static final String UNKNOWN = "(known after apply)";

    /** Compared by what it is, shown as it may be. */
    record Value(String actual, String shown) {}

    /** @param sensitive {@code true} for what must not be shown, in the shape of {@code root} */
    static PlannedValues of(JsonNode root, JsonNode sensitive) {
        var values = new TreeMap<String, Value>();
        collect("", root, sensitive, values);
        return new PlannedValues(values);
    }

    /** @param unknown {@code true} for what only the apply will tell */
    PlannedValues withUnknown(JsonNode unknown) {
        collectUnknown("", unknown);
        return this;
    }

    private static void collect(String path, JsonNode node, JsonNode sensitive, Map<String, Value> values) {
        if (node.isMissingNode() || node.isNull()) {
            return;
        }
        if (sensitive.isBoolean() && sensitive.asBoolean()) {
            values.put(path, new Value(node.toString(), SENSITIVE));
        } else if (node.isValueNode() || node.isEmpty()) {
            values.put(path, new Value(node.toString(), node.toString()));
        } else if (node.isObject()) {
            node.properties()
                    .forEach(member -> collect(
                            join(path, member.getKey()), member.getValue(), sensitive.path(member.getKey()), values));
        } else {
            for (var index = 0; index < node.size(); index++) {
                collect("%s[%d]".formatted(path, index), node.get(index), sensitive.path(index), values);
            }
        }
    }

    private void collectUnknown(String path, JsonNode unknown) {
        if (unknown.isBoolean() && unknown.asBoolean()) {
            values.put(path, new Value(UNKNOWN, UNKNOWN));
        } else if (unknown.isObject()) {
            unknown.properties().forEach(member -> collectUnknown(join(path, member.getKey()), member.getValue()));
        } else if (unknown.isArray()) {
            for (var index = 0; index < unknown.size(); index++) {
                collectUnknown("%s[%d]".formatted(path, index), unknown.get(index));
            }
        }
    }

    /** Terraform writes a path as its steps: {@code ["tags","Name"]}, {@code ["ingress",0]}. */
    static String path(JsonNode steps) {
        var path = "";
        for (var step : steps) {
            path = step.isNumber() ? "%s[%s]".formatted(path, step) : join(path, step.asString());
        }
        return path;
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** The sensitive values themselves: providers copy one into a place that they forget to mark. */
    Stream<String> secrets() {
        return values.values().stream()
                .filter(value -> value.shown().equals(SENSITIVE))
                .map(Value::actual);
    }

    PlannedValues hiding(Set<String> secrets) {
        values.replaceAll(
                (_, value) -> secrets.contains(value.actual()) ? new Value(value.actual(), SENSITIVE) : value);
        return this;
    }

    Stream<String> paths() {
        return values.keySet().stream();
    }

    @Nullable
    String value(String path) {
        var value = values.get(path);
        return value == null ? null : value.actual();
    }

    @Nullable
    String shown(String path) {
        var value = values.get(path);
        return value == null ? null : value.shown();
    }
}
