package dev.pressyard.provisioning.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changed from one state version to another, by resource and output, in the order of their addresses. Sensitive
 * values are masked: that they changed is said, not what they were.
 */
public record StateDifference(List<Change> resources, List<Change> outputs) {

    /** Whether both versions describe the same. */
    public boolean isEmpty() {
        return resources.isEmpty() && outputs.isEmpty();
    }

    /** What happened to a resource or output between the versions. */
    public enum Kind {
        ADDED,
        CHANGED,
        REMOVED
    }

    /**
     * A resource or output that differs.
     *
     * @param address of the resource, or name of the output
     * @param attributes that differ, in order of their paths; for what was added or removed, all that it had
     */
    public record Change(String address, Kind kind, List<Attribute> attributes) {}

    /**
     * An attribute that differs.
     *
     * @param path such as {@code tags.Name} or {@code ingress[0].from_port}
     * @param before value as JSON; absent if it was not there
     * @param after value as JSON; absent if it is not there any more
     */
    public record Attribute(
            String path, @Nullable String before, @Nullable String after) {}
}
