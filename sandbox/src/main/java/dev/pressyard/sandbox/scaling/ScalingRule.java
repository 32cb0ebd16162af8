package dev.pressyard.sandbox.scaling;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * All policies of one service. Any of them gets it more tasks; it gets fewer only if all of them agree.
 *
 * @param least never fewer tasks
 * @param most never more tasks
 */
public record ScalingRule(int least, int most, List<TrackingPolicy> policies) {

    public ScalingRule {
        policies = List.copyOf(policies);
    }

    /**
     * How many tasks there should be.
     *
     * @param current how many are asked for now
     * @param usage of the last minute; a metric that is not known keeps what there is
     * @param sinceChange time since the number last changed
     */
    public int next(int current, Map<Metric, Double> usage, Duration sinceChange) {
        var bounded = Math.clamp(current, least, most);
        if (bounded != current || policies.isEmpty()) {
            return bounded;
        }
        var wanted = Math.clamp(wanted(current, usage), least, most);
        var pause =
                wanted > current ? longest(TrackingPolicy::scaleOutCooldown) : longest(TrackingPolicy::scaleInCooldown);
        return sinceChange.compareTo(pause) < 0 ? current : wanted;
    }

    private int wanted(int current, Map<Metric, Double> usage) {
        return policies.stream()
                .mapToInt(policy -> policy.wanted(current, usage).orElse(current))
                .max()
                .orElse(current);
    }

    private Duration longest(Function<TrackingPolicy, Duration> cooldown) {
        return policies.stream().map(cooldown).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }
}
