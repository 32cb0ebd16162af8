package dev.pressyard.sandbox.scaling;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Keeps a metric near a value by the number of tasks.
 *
 * @param target in the metric's unit
 * @param scaleOutCooldown pause after a change before more tasks are started
 * @param scaleInCooldown pause after a change before tasks are stopped
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/application/userguide/target-tracking-scaling-policy-overview.html">Target
 *     tracking</a>
 */
public record TrackingPolicy(Metric metric, double target, Duration scaleOutCooldown, Duration scaleInCooldown) {

    /** Below this part of its target AWS' alarm for fewer tasks goes off. */
    private static final double LOW = 0.9;

    /** How many tasks would bring the metric to its target; empty if it is not known. */
    OptionalInt wanted(int current, Map<Metric, Double> usage) {
        var value = usage.get(metric);
        if (value == null) {
            return OptionalInt.empty();
        }
        var isNearTarget = value <= target && value >= target * LOW;
        return OptionalInt.of(isNearTarget ? current : (int) Math.ceil(current * value / target));
    }
}
