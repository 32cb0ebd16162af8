package dev.pressyard.sandbox.runtime;

import dev.pressyard.sandbox.runtime.CloudView.ServiceView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.services.ecs.model.Deployment;

/**
 * Starts tasks, and knows those that the engine does not list yet. After a start that failed its deployment pauses,
 * each time for longer: an engine that hangs for a moment is not what a deployment is to be given up for.
 */
final class TaskStarts {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(40);

    private final Launch launch;
    private final Chores chores;
    private final ServiceEvents events;
    private final Clock clock;
    private final Map<String, Integer> underWay = new ConcurrentHashMap<>();
    private final Map<String, Pause> pauses = new ConcurrentHashMap<>();
    private final AtomicLong number = new AtomicLong();

    TaskStarts(Launch launch, Chores chores, ServiceEvents events, Clock clock) {
        this.launch = launch;
        this.chores = chores;
        this.events = events;
        this.clock = clock;
    }

    /** Has a container run for a new task. */
    interface Launch {

        void launch(ServiceView service, Deployment deployment, Round round) throws InterruptedException;
    }

    private record Pause(Instant begin, Duration length) {

        boolean isOver(Instant now) {
            return !now.isBefore(begin.plus(length));
        }

        Pause next(Instant now) {
            var longer = length.multipliedBy(2);
            return new Pause(now, longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE);
        }
    }

    /**
     * How many are being started, by deployment. Taken before the engine's list: a task may be in both, but in one at
     * least.
     */
    Map<String, Integer> underWay() {
        return Map.copyOf(underWay);
    }

    /** Begins to start a task; without effect while its deployment pauses. */
    void start(ServiceView service, Deployment deployment, Round round) {
        if (isPausing(deployment.id())) {
            return;
        }
        underWay.merge(deployment.id(), 1, Integer::sum);
        chores.begin(
                "Start of task %d of %s"
                        .formatted(number.incrementAndGet(), service.service().serviceName()),
                () -> attempt(service, deployment, round));
    }

    /** Forgets the pauses of deployments that are no more. */
    void retain(Set<String> deployments) {
        pauses.keySet().retainAll(deployments);
    }

    private void attempt(ServiceView service, Deployment deployment, Round round) throws InterruptedException {
        var id = deployment.id();
        try {
            launch.launch(service, deployment, round);
            pauses.remove(id);
            events.add(service.arn(), "has started 1 tasks.");
        } catch (RuntimeException failure) {
            // Those that were begun together fail together, and for one reason.
            if (beginPause(id)) {
                events.addFailure(service.arn(), id, "was unable to start a task: " + failure.getMessage());
            }
            throw failure;
        } finally {
            underWay.computeIfPresent(id, (_, count) -> count == 1 ? null : count - 1);
        }
    }

    private boolean isPausing(String deployment) {
        var pause = pauses.get(deployment);
        return pause != null && !pause.isOver(clock.instant());
    }

    /** False if the deployment pauses already. */
    private synchronized boolean beginPause(String deployment) {
        if (isPausing(deployment)) {
            return false;
        }
        var now = clock.instant();
        pauses.merge(deployment, new Pause(now, FIRST_PAUSE), (before, _) -> before.next(now));
        return true;
    }
}
