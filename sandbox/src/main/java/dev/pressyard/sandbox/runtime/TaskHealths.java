package dev.pressyard.sandbox.runtime;

import dev.pressyard.sandbox.proxy.ServerHealth;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out how tasks do: by their own health check if their definition has one, and by the load balancer's where they
 * are registered. Used by one thread.
 */
final class TaskHealths {

    /** A container that was made and does not run by then was forgotten by a portal that was killed. */
    private static final Duration START = Duration.ofMinutes(1);

    private final Probes probes;
    private final Patience patience;
    private final Clock clock;

    /** Since when the proxy gets no good answer from a task, by its id. */
    private final Map<String, Instant> ailingSince = new HashMap<>();

    TaskHealths(Probes probes, Patience patience, Clock clock) {
        this.probes = probes;
        this.patience = patience;
        this.clock = clock;
    }

    TaskHealth of(Task task, Optional<Registration> registration, Map<String, ServerHealth> proxy) {
        if (task.container().hasEnded()) {
            return TaskHealth.STOPPED;
        }
        if (!task.container().isRunning()) {
            var deadline = START.plus(registration.map(Registration::grace).orElse(Duration.ZERO));
            return isOver(task.createdAt(), patience.briefly(deadline)) ? TaskHealth.UNHEALTHY : TaskHealth.PENDING;
        }
        var own = byItself(task);
        return own == TaskHealth.HEALTHY
                ? registration.map(it -> behindLoadBalancer(task, it, proxy)).orElse(own)
                : own;
    }

    /** Forgets those that are no more. */
    void retain(Set<String> tasks) {
        probes.retain(tasks);
        ailingSince.keySet().retainAll(tasks);
    }

    private static TaskHealth byItself(Task task) {
        var status = task.container().status();
        if (status.contains("(unhealthy)")) {
            return TaskHealth.UNHEALTHY;
        }
        return status.contains("(health: starting)") ? TaskHealth.PENDING : TaskHealth.HEALTHY;
    }

    private TaskHealth behindLoadBalancer(Task task, Registration registration, Map<String, ServerHealth> proxy) {
        var seen = Optional.ofNullable(proxy.get(task.id()));
        if (seen.isPresent()) {
            probes.trust(task);
            return inService(task, registration, seen.get().up());
        }
        if (probes.hasPassed(task)) {
            return TaskHealth.HEALTHY;
        }
        probes.probe(task, registration);
        var deadline = registration.grace().plus(registration.unhealthyAfter());
        return isOver(task.createdAt(), patience.briefly(deadline)) ? TaskHealth.UNHEALTHY : TaskHealth.PENDING;
    }

    /**
     * The proxy calls a server down after a single failure if it has only just been told of it, and on a busy machine
     * every check may come late; it takes more to have a task replaced. The proxy's word outlives its configurations,
     * so that a task which hangs does not look healthy again whenever another site changes.
     */
    private TaskHealth inService(Task task, Registration registration, boolean up) {
        if (up) {
            ailingSince.remove(task.id());
            return TaskHealth.HEALTHY;
        }
        var since = ailingSince.computeIfAbsent(task.id(), _ -> clock.instant());
        var isPastGrace = clock.instant().isAfter(task.createdAt().plus(registration.grace()));
        return isPastGrace && isOver(since, patience.stretched(registration.unhealthyAfter()))
                ? TaskHealth.UNHEALTHY
                : TaskHealth.AILING;
    }

    private boolean isOver(Instant begin, Duration time) {
        return clock.instant().isAfter(begin.plus(time));
    }
}
