package dev.pressyard.provisioning.stack;

import dev.pressyard.provisioning.state.JsonText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One side of a planned change: its values by path, each as it is and as it may be shown. */
record PlannedValues(Map<String, Value> values) {

    private static final String SENSITIVE = "(sensitive)";
    private static final String UNKNOWN = "(known after apply)";

    /** Characters of a secret that is looked for within other values; shorter ones are in many by chance. */
    private static final int SHORTEST_WITHIN = 12;

    /** Compared by what it is, shown as it may be. */
    record Value(String actual, String shown) {}

    /** @param marks each {@code true} for what must not be shown, in the shape of {@code root} */
    static PlannedValues of(JsonNode root, List<JsonNode> marks) {
        var values = new TreeMap<String, Value>();
        collect("", root, marks, values);
        return new PlannedValues(values);
    }

    /** @param unknown {@code true} for what only the apply will tell */
    PlannedValues withUnknown(JsonNode unknown) {
        collectUnknown("", unknown);
        return this;
    }

    private static void collect(String path, JsonNode node, List<JsonNode> marks, Map<String, Value> values) {
        if (node.isMissingNode() || node.isNull()) {
            return;
        }
        if (marks.stream().anyMatch(mark -> mark.asBoolean(false))) {
            values.put(path, new Value(node.toString(), SENSITIVE));
        } else if (node.isValueNode() || node.isEmpty()) {
            values.put(path, new Value(node.toString(), node.toString()));
        } else if (node.isObject()) {
            node.properties()
                    .forEach(member -> collect(
                            join(path, member.getKey()),
                            member.getValue(),
                            within(marks, it -> it.path(member.getKey())),
                            values));
        } else {
            for (var index = 0; index < node.size(); index++) {
                var at = index;
                collect("%s[%d]".formatted(path, at), node.get(at), within(marks, it -> it.path(at)), values);
            }
        }
    }

    private static List<JsonNode> within(List<JsonNode> marks, UnaryOperator<JsonNode> step) {
        return marks.stream().map(step).toList();
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

    /** Takes texts that are JSON apart, such as the definitions of containers, and hides secrets wherever they are. */
    void makeReadable(Set<String> secrets) {
        hide(secrets::contains);
        Map.copyOf(values)
                .forEach((path, value) -> documentIn(value).ifPresent(document -> {
                    values.remove(path);
                    collect(path, document, List.of(), values);
                }));
        hide(actual -> secrets.stream().anyMatch(secret -> tells(actual, secret)));
    }

    private void hide(Predicate<String> secret) {
        values.replaceAll((_, value) -> secret.test(value.actual()) ? new Value(value.actual(), SENSITIVE) : value);
    }

    private static Optional<JsonNode> documentIn(Value value) {
        return value.shown().startsWith("\"")
                ? JsonText.documentIn(JsonMapper.shared().readTree(value.actual()))
                : Optional.empty();
    }

    /** Whether a value is a secret or has it in it, such as an address that brings its password along. */
    private static boolean tells(String actual, String secret) {
        var isText = secret.startsWith("\"") && secret.length() >= SHORTEST_WITHIN + 2;
        return actual.equals(secret) || (isText && actual.contains(secret.substring(1, secret.length() - 1)));
    }

    /**
     * Whether the other side makes this one's value pointless: it has parts of what is empty here, or knows nothing
     * yet.
     */
    boolean isMootAt(String path, PlannedValues other) {
        var value = values.get(path);
        if (value == null) {
            return false;
        }
        var isEmpty = value.actual().equals("[]") || value.actual().equals("{}");
        var hasParts = isEmpty && other.paths().anyMatch(part -> isBelow(part, path));
        return hasParts
                || other.values.entrySet().stream()
                        .anyMatch(it -> it.getValue().shown().equals(UNKNOWN) && isBelow(path, it.getKey()));
    }

    /** Whether a path leads to a part of what another leads to. */
    static boolean isBelow(String path, String ancestor) {
        return path.startsWith(ancestor + ".") || path.startsWith(ancestor + "[");
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
