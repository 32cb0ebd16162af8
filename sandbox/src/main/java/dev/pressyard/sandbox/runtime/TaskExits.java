package dev.pressyard.sandbox.runtime;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Takes tasks out of service: first the proxy sends them nothing new, then what was begun ends, then they are stopped.
 */
final class TaskExits {

    private final Chores chores;
    private final Ending ending;
    private final Clock clock;
    private final Map<String, Exit> leaving = new ConcurrentHashMap<>();

    TaskExits(Chores chores, Ending ending, Clock clock) {
        this.chores = chores;
        this.ending = ending;
        this.clock = clock;
    }

    /** Ends a task and removes its container. */
    interface Ending {

        void end(Task task) throws InterruptedException;
    }

    /** @param patience how long the proxy may take, and requests that were begun */
    private record Exit(Instant since, Duration patience, boolean graceful) {}

    /** A task that is leaving gets no requests from the end of this round on; it is stopped in a later one. */
    void leave(String task, Duration patience) {
        leaving.putIfAbsent(task, new Exit(clock.instant(), patience, true));
    }

    /** A task that is of no use is stopped in the next round, whoever still waits for it. */
    void discard(String task) {
        leaving.putIfAbsent(task, new Exit(clock.instant(), Duration.ZERO, false));
    }

    boolean isLeaving(String task) {
        return leaving.containsKey(task);
    }

    /**
     * Stops those whose time has come. Begins a round: those that leave in it are not told before the proxy is.
     *
     * @param served ids of the tasks that the proxy sends requests to
     * @param draining whether the proxy still answers requests that were begun before its last change
     */
    void proceed(List<Task> tasks, Set<String> served, boolean draining) {
        tasks.stream()
                .filter(task -> isDue(task.id(), draining || served.contains(task.id())))
                .forEach(task -> chores.begin("Stop of task " + task.id(), () -> ending.end(task)));
        leaving.keySet().retainAll(tasks.stream().map(Task::id).collect(Collectors.toSet()));
    }

    private boolean isDue(String task, boolean isAsked) {
        var exit = leaving.get(task);
        return exit != null && !(exit.graceful() && isAsked && isWithinPatience(exit));
    }

    private boolean isWithinPatience(Exit exit) {
        return clock.instant().isBefore(exit.since().plus(exit.patience()));
    }
}
