package dev.pressyard.sandbox.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScalingRuleTests {

    private static final Duration OUT = Duration.ofMinutes(1);
    private static final Duration IN = Duration.ofMinutes(5);
    private static final Duration LONG = Duration.ofHours(1);

    private final ScalingRule rule = new ScalingRule(
            2,
            6,
            List.of(new TrackingPolicy(Metric.CPU, 65, OUT, IN), new TrackingPolicy(Metric.REQUESTS, 1000, OUT, IN)));

    @Test
    void keepsTheBoundsAtOnce() {
        assertThat(rule.next(1, Map.of(), Duration.ZERO)).isEqualTo(2);
        assertThat(rule.next(9, Map.of(), Duration.ZERO)).isEqualTo(6);
    }

    @Test
    void startsAsManyAsBringTheMetricToItsTarget() {
        assertThat(rule.next(2, Map.of(Metric.CPU, 95.0, Metric.REQUESTS, 10.0), LONG))
                .isEqualTo(3);
        assertThat(rule.next(2, Map.of(Metric.CPU, 10.0, Metric.REQUESTS, 2400.0), LONG))
                .isEqualTo(5);
    }

    @Test
    void neverStartsMoreThanAllowed() {
        assertThat(rule.next(5, Map.of(Metric.CPU, 100.0, Metric.REQUESTS, 9000.0), LONG))
                .isEqualTo(6);
    }

    @Test
    void leavesThingsAsTheyAreNearTheTarget() {
        assertThat(rule.next(3, Map.of(Metric.CPU, 60.0, Metric.REQUESTS, 950.0), LONG))
                .isEqualTo(3);
    }

    @Test
    void stopsTasksOnlyIfAllPoliciesAgree() {
        assertThat(rule.next(4, Map.of(Metric.CPU, 10.0, Metric.REQUESTS, 960.0), LONG))
                .isEqualTo(4);
        assertThat(rule.next(4, Map.of(Metric.CPU, 10.0, Metric.REQUESTS, 600.0), LONG))
                .isEqualTo(3);
        assertThat(rule.next(4, Map.of(Metric.CPU, 10.0), LONG)).isEqualTo(4);
    }

    @Test
    void waitsForItsCooldowns() {
        var busy = Map.of(Metric.CPU, 100.0, Metric.REQUESTS, 10.0);
        var idle = Map.of(Metric.CPU, 1.0, Metric.REQUESTS, 1.0);

        assertThat(rule.next(3, busy, OUT.minusSeconds(1))).isEqualTo(3);
        assertThat(rule.next(3, busy, OUT)).isEqualTo(5);
        assertThat(rule.next(3, idle, IN.minusSeconds(1))).isEqualTo(3);
        assertThat(rule.next(3, idle, IN)).isEqualTo(2);
    }
}
