package dev.pressyard.sandbox.runtime;

import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a database's container may use of the machine, and what of the kernel: processors and memory are those of its
 * instance class, by "Hardware specifications for DB instance classes" in the user guide of RDS. A class whose name
 * follows another pattern has the machine's.
 *
 * @param instanceClass for example {@code db.t4g.micro}
 */
record DatabaseIsolation(String instanceClass) {

    private static final Pattern CLASS =
            Pattern.compile("db\\.(?<family>[tmr])\\w*\\.(?<size>micro|small|medium|large|(?<times>\\d*)xlarge)");
    private static final Map<String, Integer> SMALL_SIZES_GIBIBYTES = Map.of("micro", 1, "small", 2, "medium", 4);
    private static final int GIBIBYTES_PER_PROCESSOR = 4;
    private static final int GIBIBYTES_PER_PROCESSOR_OF_R = 8;
    private static final int LEAST_PROCESSORS = 2;
    private static final int PROCESSORS_OF_XLARGE = 4;
    private static final long CPU_PERIOD_MICROSECONDS = 100_000;
    private static final long GIBIBYTE = 1024L * 1024 * 1024;

    HostConfig host() {
        var host = HostConfig.newHostConfig()
                .withReadonlyRootfs(true)
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges"));
        var parts = CLASS.matcher(instanceClass);
        if (!parts.matches()) {
            return host;
        }
        var processors = processors(parts.group("times"));
        var perProcessor = "r".equals(parts.group("family")) ? GIBIBYTES_PER_PROCESSOR_OF_R : GIBIBYTES_PER_PROCESSOR;
        var memory = GIBIBYTE * SMALL_SIZES_GIBIBYTES.getOrDefault(parts.group("size"), processors * perProcessor);
        return host.withCpuPeriod(CPU_PERIOD_MICROSECONDS)
                .withCpuQuota(processors * CPU_PERIOD_MICROSECONDS)
                .withMemory(memory)
                .withMemorySwap(memory);
    }

    /** @param times the 2 of {@code 2xlarge}; empty for {@code xlarge}, null for what is smaller */
    private static int processors(@Nullable String times) {
        if (times == null) {
            return LEAST_PROCESSORS;
        }
        return PROCESSORS_OF_XLARGE * (times.isEmpty() ? 1 : Integer.parseInt(times));
    }
}
