package dev.pressyard.sandbox.runtime;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The next steps of a service's rolling update: tasks of the primary deployment are started and those of others
 * stopped, as far as the bounds on healthy and on running tasks allow.
 *
 * @param desired how many tasks are wanted
 * @param minimumHealthyPercent of the desired count, rounded up; never fewer are healthy by our doing
 * @param maximumPercent of the desired count, rounded down; never more run
 * @param primary id of the deployment that is to prevail
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html">Rolling
 *     update</a>
 */
record Rollout(int desired, int minimumHealthyPercent, int maximumPercent, String primary) {

    /** A task of the service that is not on its way out. */
    record TaskState(String id, String deployment, TaskHealth health, Instant createdAt) {}

    /**
     * What is to be done now.
     *
     * @param start tasks of the primary deployment to start
     * @param stop tasks to take out of service gracefully
     * @param discard tasks that ended or are unhealthy; they are removed and count as failures of their deployments
     */
    record Steps(int start, List<String> stop, List<TaskState> discard, boolean complete) {}

    Steps next(List<TaskState> tasks) {
        var discard = tasks.stream()
                .filter(is(TaskHealth.STOPPED).or(is(TaskHealth.UNHEALTHY)))
                .toList();
        var live = tasks.stream().filter(task -> !discard.contains(task)).toList();
        var stop = Stream.concat(surplus(live), outdated(live)).toList();
        var start = Math.clamp(desired - primaries(live).count(), 0, Math.max(room(live), 0));
        return new Steps(start, ids(stop), discard, isComplete(live));
    }

    private boolean isComplete(List<TaskState> live) {
        return live.size() == desired && live.stream().allMatch(ofPrimary().and(is(TaskHealth.HEALTHY)));
    }

    private int room(List<TaskState> live) {
        return Math.max(desired * maximumPercent / 100, desired == 0 ? 0 : 1) - live.size();
    }

    /** More of the primary than wanted: those go first that are not in service yet, then the youngest. */
    private Stream<TaskState> surplus(List<TaskState> live) {
        var order = Comparator.comparing((TaskState task) -> task.health() == TaskHealth.HEALTHY)
                .thenComparing(TaskState::createdAt, Comparator.reverseOrder());
        var count = Math.max(primaries(live).count() - desired, 0);
        return primaries(live).sorted(order).limit(count);
    }

    /**
     * Tasks of other deployments: at once where they serve nobody, else while enough others are healthy. One that ails
     * for a moment may be healthy again in the next.
     */
    private Stream<TaskState> outdated(List<TaskState> live) {
        var others = live.stream().filter(ofPrimary().negate()).toList();
        var spare = live.stream().filter(is(TaskHealth.HEALTHY)).count()
                - Math.ceilDiv(desired * minimumHealthyPercent, 100);
        var atOnce = spare >= 0 ? is(TaskHealth.PENDING).or(is(TaskHealth.AILING)) : is(TaskHealth.PENDING);
        return Stream.concat(
                others.stream().filter(atOnce),
                others.stream()
                        .filter(is(TaskHealth.HEALTHY))
                        .sorted(Comparator.comparing(TaskState::createdAt))
                        .limit(Math.max(spare, 0)));
    }

    private Stream<TaskState> primaries(List<TaskState> live) {
        return live.stream().filter(ofPrimary());
    }

    private Predicate<TaskState> ofPrimary() {
        return task -> task.deployment().equals(primary);
    }

    private static Predicate<TaskState> is(TaskHealth health) {
        return task -> task.health() == health;
    }

    private static List<String> ids(List<TaskState> tasks) {
        return tasks.stream().map(TaskState::id).toList();
    }
}
