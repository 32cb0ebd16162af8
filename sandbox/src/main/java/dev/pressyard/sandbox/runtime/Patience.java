package dev.pressyard.sandbox.runtime;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Stretches times that were set for tasks with processors of their own, as Fargate gives them. Here everything shares a
 * machine, and a task that is slow because the machine is busy is not to be replaced for it.
 *
 * @param load how many times over the machine's processors are wanted
 */
record Patience(DoubleSupplier load) {

    private static final double MOST = 6;

    /** Three tasks in a row that never come up have to fit into the time in which a run wants to see them. */
    private static final double MOST_BRIEFLY = 2;

    /** By the load average of the last minute. */
    static Patience ofThisMachine() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return new Patience(() -> system.getSystemLoadAverage() / system.getAvailableProcessors());
    }

    /** The time itself on a quiet machine, up to six times as much on a busy one. */
    Duration stretched(Duration time) {
        return stretched(time, MOST);
    }

    /** For a task that has never served anybody: up to twice as much on a busy machine. */
    Duration briefly(Duration time) {
        return stretched(time, MOST_BRIEFLY);
    }

    private Duration stretched(Duration time, double most) {
        return Duration.ofMillis(Math.round(time.toMillis() * Math.clamp(load.getAsDouble(), 1, most)));
    }
}
