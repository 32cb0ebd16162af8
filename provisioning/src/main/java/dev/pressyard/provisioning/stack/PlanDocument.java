package dev.pressyard.provisioning.stack;

import dev.pressyard.provisioning.stack.PlanSummary.Action;
import dev.pressyard.provisioning.stack.PlanSummary.Attribute;
import dev.pressyard.provisioning.stack.PlanSummary.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A plan as {@code terraform show -json} tells it.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/internals/json-format#plan-representation">Terraform's JSON
 *     output format</a>
 */
record PlanDocument(JsonNode root) {

    static PlanDocument of(byte[] json) {
        return new PlanDocument(JsonMapper.shared().readTree(json));
    }

    /** Whether applying it would do anything at all. */
    boolean isApplicable() {
        return root.path("applyable").asBoolean(false);
    }

    PlanSummary summary() {
        var resources = new ArrayList<Resource>();
        for (var change : root.path("resource_changes")) {
            action(change.path("change")).ifPresent(action -> resources.add(resource(change, action)));
        }
        return new PlanSummary(resources, changedOutputs());
    }

    private List<String> changedOutputs() {
        return root.path("output_changes").properties().stream()
                .filter(output -> !actions(output.getValue()).equals(Set.of("no-op")))
                .map(output -> output.getKey())
                .toList();
    }

    private static Set<String> actions(JsonNode change) {
        return StreamSupport.stream(change.path("actions").spliterator(), false)
                .map(JsonNode::asString)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Nothing for what stays as it is and for what is only read. */
    private static Optional<Action> action(JsonNode change) {
        var actions = actions(change);
        if (actions.contains("create")) {
            return Optional.of(actions.contains("delete") ? Action.REPLACE : Action.CREATE);
        }
        if (actions.contains("update")) {
            return Optional.of(Action.UPDATE);
        }
        return actions.contains("delete") ? Optional.of(Action.DESTROY) : Optional.empty();
    }

    private static Resource resource(JsonNode resource, Action action) {
        return new Resource(
                resource.path("address").asString(),
                resource.path("type").asString(),
                action,
                attributes(resource.path("change")),
                resource.path("action_reason").asString(null));
    }

    private static List<Attribute> attributes(JsonNode change) {
        // What either side marks is hidden in both: a value that is about to become a secret may be one already.
        var marks = List.of(change.path("before_sensitive"), change.path("after_sensitive"));
        var before = PlannedValues.of(change.path("before"), marks);
        var after = PlannedValues.of(change.path("after"), marks).withUnknown(change.path("after_unknown"));
        var secrets = Stream.concat(before.secrets(), after.secrets()).collect(Collectors.toUnmodifiableSet());
        before.makeReadable(secrets);
        after.makeReadable(secrets);
        var replacing = replacing(change);
        return Stream.concat(before.paths(), after.paths())
                .distinct()
                .sorted()
                .filter(path -> !Objects.equals(before.value(path), after.value(path)))
                .filter(path -> !before.isMootAt(path, after) && !after.isMootAt(path, before))
                .map(path -> new Attribute(path, before.shown(path), after.shown(path), isAtOrBelow(path, replacing)))
                .toList();
    }

    private static Set<String> replacing(JsonNode change) {
        return StreamSupport.stream(change.path("replace_paths").spliterator(), false)
                .map(PlannedValues::path)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isAtOrBelow(String path, Set<String> ancestors) {
        return ancestors.stream().anyMatch(ancestor -> path.equals(ancestor) || PlannedValues.isBelow(path, ancestor));
    }
}
