package dev.pressyard.sandbox.runtime;

import dev.pressyard.sandbox.cloud.ServiceObservation;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What happened to services since it was last reported, and how many tasks of a deployment have failed. */
final class ServiceEvents {

    private final Map<String, News> news = new ConcurrentHashMap<>();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();

    /**
     * What is still to be reported of a service.
     *
     * @param stopped tasks that failed
     */
    record News(List<String> messages, List<ServiceObservation.Task> stopped) {

        private static final News NONE = new News(List.of(), List.of());

        private News followedBy(News later) {
            return new News(
                    Stream.concat(messages.stream(), later.messages.stream()).toList(),
                    Stream.concat(stopped.stream(), later.stopped.stream()).toList());
        }
    }

    void add(String service, String message) {
        news.merge(service, new News(List.of(message), List.of()), News::followedBy);
    }

    void addFailure(String service, String deployment, String message) {
        failures.merge(deployment, 1, Integer::sum);
        add(service, message);
    }

    void addStopped(String service, ServiceObservation.Task task) {
        news.merge(service, new News(List.of(), List.of(task)), News::followedBy);
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

    /** The news for a report; they are handed out once. */
    News takeOf(String service) {
        return Objects.requireNonNullElse(news.remove(service), News.NONE);
    }

    /** Gives news back that could not be reported. */
    void putBack(String service, News unreported) {
        news.merge(service, unreported, (later, earlier) -> earlier.followedBy(later));
    }
}
