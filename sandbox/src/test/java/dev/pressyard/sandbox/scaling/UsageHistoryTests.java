package dev.pressyard.sandbox.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pressyard.sandbox.scaling.UsageSample.TaskUsage;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UsageHistoryTests {

    private final UsageHistory history = new UsageHistory();

    @Test
    void knowsNothingBeforeAMinuteIsOver() {
        assertThat(history.add(sample(0, Map.of("a", new TaskUsage(0, 0.5, 0.2, 0)))))
                .isEmpty();
        assertThat(history.add(sample(59, Map.of("a", new TaskUsage(9, 0.5, 0.2, 90)))))
                .isEmpty();
    }

    @Test
    void takesTheMeanOfTheTasks() {
        history.add(sample(0, Map.of("a", new TaskUsage(0, 0.5, 0.2, 0), "b", new TaskUsage(100, 0.5, 0.2, 1000))));

        var usage = history.add(
                sample(60, Map.of("a", new TaskUsage(30, 0.5, 0.4, 600), "b", new TaskUsage(100, 0.5, 0.2, 1000))));

        assertThat(usage.get(Metric.CPU)).isCloseTo(50, within(0.001));
        assertThat(usage.get(Metric.MEMORY)).isCloseTo(30, within(0.001));
        assertThat(usage.get(Metric.REQUESTS)).isCloseTo(300, within(0.001));
    }

    @Test
    void goesByTheLastMinuteOnly() {
        history.add(sample(0, Map.of("a", new TaskUsage(0, 1, 0, 0))));
        history.add(sample(60, Map.of("a", new TaskUsage(60, 1, 0, 0))));

        assertThat(history.add(sample(120, Map.of("a", new TaskUsage(60, 1, 0, 0)))))
                .containsEntry(Metric.CPU, 0.0);
    }

    @Test
    void countsNoTaskThatHasJustBegun() {
        history.add(sample(0, Map.of("a", new TaskUsage(0, 1, 0, 0))));

        assertThat(history.add(sample(60, Map.of("b", new TaskUsage(60, 1, 0, 0)))))
                .isEmpty();
    }

    private static UsageSample sample(int second, Map<String, TaskUsage> tasks) {
        return new UsageSample(Instant.ofEpochSecond(second), tasks);
    }
}
