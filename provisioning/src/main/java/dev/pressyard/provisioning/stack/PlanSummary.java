package dev.pressyard.provisioning.stack;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a plan would do, for people: nothing sensitive is in it.
 *
 * @param resources that would change, in Terraform's order
 * @param outputs names of the outputs that would change
 */
public record PlanSummary(List<Resource> resources, List<String> outputs) {

    public PlanSummary {
        resources = List.copyOf(resources);
        outputs = List.copyOf(outputs);
    }

    /** What would happen to a resource, from the mildest to the gravest. */
    public enum Action {
        CREATE("add"),
        UPDATE("change"),
        REPLACE("replace"),
        DESTROY("destroy");

        private final String verb;

        Action(String verb) {
            this.verb = verb;
        }

        /** As in "2 to add". */
        public String verb() {
            return verb;
        }
    }

    /**
     * A resource that would change.
     *
     * @param address as Terraform names it: {@code module.network.aws_subnet.public["a"]}
     * @param type such as {@code aws_subnet}
     * @param attributes that would differ, by path; of a new resource all that it would have
     * @param reason why, in Terraform's own word such as {@code replace_because_tainted}; where it gives one
     */
    public record Resource(
            String address,
            String type,
            Action action,
            List<Attribute> attributes,
            @Nullable String reason) {}

    /**
     * An attribute that would differ.
     *
     * @param path such as {@code tags.Name} or {@code ingress[0].from_port}
     * @param before value as JSON, {@code (sensitive)}, or {@code null} if it is not there
     * @param after value as JSON, {@code (sensitive)}, {@code (known after apply)}, or {@code null} if it goes away
     * @param forcesReplacement whether this difference is why the resource is replaced
     */
    public record Attribute(
            String path, @Nullable String before, @Nullable String after, boolean forcesReplacement) {}

    /** How many resources would see this action. */
    public long count(Action action) {
        return resources.stream()
                .filter(resource -> resource.action() == action)
                .count();
    }

    /** In a few words: "42 to add", "1 to change, 2 to destroy", "no changes". */
    public String words() {
        var words = Stream.of(Action.values())
                .filter(action -> count(action) > 0)
                .map(action -> "%d to %s".formatted(count(action), action.verb()))
                .collect(Collectors.joining(", "));
        if (!words.isEmpty()) {
            return words;
        }
        return outputs.isEmpty() ? "no changes" : "only outputs to change";
    }
}
