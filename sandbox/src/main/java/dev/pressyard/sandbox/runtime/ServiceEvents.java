package dev.pressyard.sandbox.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What happened to services since it was last reported, and how many tasks of a deployment have failed. */
final class ServiceEvents {

    private final Map<String, List<String>> messages = new ConcurrentHashMap<>();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();

    void add(String service, String message) {
        messages.compute(service, (_, before) -> {
            var all = new ArrayList<>(before == null ? List.of() : before);
            all.add(message);
            return all;
        });
    }

    void addFailure(String service, String deployment, String message) {
        failures.merge(deployment, 1, Integer::sum);
        add(service, message);
    }

    /** Tasks of a deployment that failed, as far as known here. */
    int failuresOf(String deployment) {
        return failures.getOrDefault(deployment, 0);
    }

    /** Takes over what a portal before this one counted. */
    void remember(String deployment, int failed) {
        failures.merge(deployment, failed, Math::max);
    }

    /** A deployment that is complete starts to count anew. */
    void forgive(String deployment) {
        failures.put(deployment, 0);
    }

    /** The messages for a report; they are handed out once. */
    List<String> takeOf(String service) {
        var taken = messages.remove(service);
        return taken == null ? List.of() : taken;
    }
}
