package dev.pressyard.sandbox.runtime;

import dev.pressyard.sandbox.engine.Engine;
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

    private final Engine engine;
    private final Chores chores;
    private final ContainerLogs logs;
    private final Clock clock;
    private final Map<String, Exit> leaving = new ConcurrentHashMap<>();

    TaskExits(Engine engine, Chores chores, ContainerLogs logs, Clock clock) {
        this.engine = engine;
        this.chores = chores;
        this.logs = logs;
        this.clock = clock;
    }

    /** @param patience how long requests that were begun may take */
    private record Exit(Instant since, Duration patience, boolean graceful) {}

    /** A task that is leaving gets no requests; it is stopped in a later round. */
    void leave(String task, Duration patience) {
        leaving.putIfAbsent(task, new Exit(clock.instant(), patience, true));
    }

    /** A task that is of no use is stopped at once. */
    void discard(String task) {
        leaving.putIfAbsent(task, new Exit(clock.instant(), Duration.ZERO, false));
    }

    boolean isLeaving(Task task) {
        return leaving.containsKey(task.id());
    }

    /**
     * Stops those whose time has come.
     *
     * @param draining whether the proxy still answers requests that were begun before its last change
     */
    void proceed(List<Task> tasks, boolean draining) {
        tasks.stream().filter(this::isLeaving).forEach(task -> proceed(task, draining));
        leaving.keySet().retainAll(ids(tasks));
    }

    private void proceed(Task task, boolean draining) {
        var exit = leaving.get(task.id());
        if (exit == null || (exit.graceful() && draining && isWithinPatience(exit))) {
            return;
        }
        chores.begin("Stop of task " + task.id(), () -> {
            engine.stop(task.container().id());
            logs.finish(task);
            engine.remove(task.container().id());
        });
    }

    private boolean isWithinPatience(Exit exit) {
        return clock.instant().isBefore(exit.since().plus(exit.patience()));
    }

    private static Set<String> ids(List<Task> tasks) {
        return tasks.stream().map(Task::id).collect(Collectors.toSet());
    }
}
