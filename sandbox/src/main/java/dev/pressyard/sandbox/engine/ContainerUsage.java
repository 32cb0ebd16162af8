package dev.pressyard.sandbox.engine;

import com.github.dockerjava.api.model.MemoryStatsConfig;
import com.github.dockerjava.api.model.Statistics;
import java.util.Objects;
import java.util.Optional;

/**
 * What a container uses.
 *
 * @param processorSeconds since it began
 * @param memoryShare of its limit, 0 to 1, without what the kernel would give back at once
 */
public record ContainerUsage(double processorSeconds, double memoryShare) {

    private static final double NANOSECONDS = 1e9;

    static ContainerUsage of(Statistics statistics) {
        var processor = Objects.requireNonNullElse(
                statistics.getCpuStats().getCpuUsage().getTotalUsage(), 0L);
        var memory = statistics.getMemoryStats();
        var used = Objects.requireNonNullElse(memory.getUsage(), 0L) - inactive(memory);
        var limit = Objects.requireNonNullElse(memory.getLimit(), 0L);
        return new ContainerUsage(processor / NANOSECONDS, limit == 0 ? 0 : (double) used / limit);
    }

    /** Files that are read no more; the name differs between the two versions of control groups. */
    private static long inactive(MemoryStatsConfig memory) {
        return Optional.ofNullable(memory.getStats())
                .map(stats -> Objects.requireNonNullElse(
                        stats.getTotalInactiveFile(), Objects.requireNonNullElse(stats.getInactiveFile(), 0L)))
                .orElse(0L);
    }
}
