package dev.pressyard.sandbox.scaling;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a service's tasks had used up at one moment.
 *
 * @param tasks by task id
 */
public record UsageSample(Instant at, Map<String, TaskUsage> tasks) {

    public UsageSample {
        tasks = Map.copyOf(tasks);
    }

    /**
     * A task's usage.
     *
     * @param processorSeconds since it began
     * @param processors how many it was given, 0.5 for half of one
     * @param memoryShare of the memory that it was given, 0 to 1
     * @param requests since it began
     */
    public record TaskUsage(double processorSeconds, double processors, double memoryShare, long requests) {}

    /** The mean of those tasks that were there at both moments; empty if there were none. */
    public Map<Metric, Double> since(UsageSample before) {
        var seconds = Duration.between(before.at, at).toMillis() / 1000.0;
        var usage = new EnumMap<Metric, Double>(Metric.class);
        tasks.forEach((id, task) -> {
            var earlier = before.tasks.get(id);
            if (earlier != null) {
                usage.merge(
                        Metric.CPU,
                        100 * (task.processorSeconds - earlier.processorSeconds) / seconds / task.processors,
                        Double::sum);
                usage.merge(Metric.MEMORY, 100 * task.memoryShare, Double::sum);
                usage.merge(Metric.REQUESTS, 60 * (task.requests - earlier.requests) / seconds, Double::sum);
            }
        });
        var counted = tasks.keySet().stream().filter(before.tasks::containsKey).count();
        usage.replaceAll((_, sum) -> sum / counted);
        return usage;
    }
}
