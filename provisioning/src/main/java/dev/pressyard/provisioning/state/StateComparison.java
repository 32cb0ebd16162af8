package dev.pressyard.provisioning.state;

import dev.pressyard.provisioning.state.StateDifference.Attribute;
import dev.pressyard.provisioning.state.StateDifference.Change;
import dev.pressyard.provisioning.state.StateDifference.Kind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compares two states. */
record StateComparison(StateDocument before, StateDocument after) {

    private static final AttributeTree NOTHING = new AttributeTree(StateJson.MAPPER.missingNode(), Set.of());

    StateDifference difference() {
        return new StateDifference(
                changes(before.attributes(), after.attributes()), changes(outputs(before), outputs(after)));
    }

    /** An output as a tree of one value, so that it is compared and masked as a resource is. */
    private static SortedMap<String, AttributeTree> outputs(StateDocument document) {
        var outputs = new TreeMap<String, AttributeTree>();
        document.outputs().forEach((name, output) -> outputs.put(name, tree(output)));
        return outputs;
    }

    private static AttributeTree tree(OutputValue output) {
        JsonNode root = StateJson.MAPPER.createObjectNode().set("value", output.value());
        return new AttributeTree(root, output.sensitive() ? Set.of("value") : Set.of());
    }

    private static List<Change> changes(Map<String, AttributeTree> before, Map<String, AttributeTree> after) {
        return names(before, after)
                .flatMap(address -> change(address, before.get(address), after.get(address)).stream())
                .toList();
    }

    private static Stream<String> names(Map<String, ?> before, Map<String, ?> after) {
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        return names.stream();
    }

    private static Optional<Change> change(
            String address, @Nullable AttributeTree before, @Nullable AttributeTree after) {
        if (before == null) {
            return Optional.of(new Change(address, Kind.ADDED, attributes(NOTHING, Objects.requireNonNull(after))));
        }
        if (after == null) {
            return Optional.of(new Change(address, Kind.REMOVED, attributes(before, NOTHING)));
        }
        var attributes = attributes(before, after);
        return attributes.isEmpty() ? Optional.empty() : Optional.of(new Change(address, Kind.CHANGED, attributes));
    }

    private static List<Attribute> attributes(AttributeTree before, AttributeTree after) {
        var earlier = before.leaves();
        var later = after.leaves();
        return names(earlier, later)
                .filter(path -> !Objects.equals(earlier.get(path), later.get(path)))
                .map(path -> new Attribute(
                        path, shown(before, path, earlier.get(path)), shown(after, path, later.get(path))))
                .toList();
    }

    private static @Nullable String shown(AttributeTree tree, String path, @Nullable JsonNode value) {
        return value == null ? null : tree.shown(path, value);
    }
}
