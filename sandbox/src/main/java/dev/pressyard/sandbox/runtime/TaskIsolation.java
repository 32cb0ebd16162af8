package dev.pressyard.sandbox.runtime;

import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Ulimit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.KernelCapabilities;
import software.amazon.awssdk.services.ecs.model.LinuxParameters;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.Tmpfs;

/** What a task's container may use of the machine, and what of the kernel. */
record TaskIsolation(TaskDefinition definition, ContainerDefinition container) {

    private static final int CPU_UNITS = 1024;
    private static final long CPU_PERIOD_MICROSECONDS = 100_000;
    private static final long MEBIBYTE = 1024 * 1024;

    /** How many processors a task is given, 0.5 for half of one. */
    static double processors(TaskDefinition definition) {
        return Double.parseDouble(definition.cpu()) / CPU_UNITS;
    }

    HostConfig host() {
        return HostConfig.newHostConfig()
                .withReadonlyRootfs(container.readonlyRootFilesystem())
                .withPrivileged(Boolean.TRUE.equals(container.privileged()))
                .withCapDrop(capabilities(KernelCapabilities::drop))
                .withCapAdd(capabilities(KernelCapabilities::add))
                .withInit(parameters()
                        .filter(it -> Boolean.TRUE.equals(it.initProcessEnabled()))
                        .isPresent())
                .withTmpFs(temporaryFileSystems())
                .withUlimits(limits())
                .withCpuPeriod(CPU_PERIOD_MICROSECONDS)
                .withCpuQuota(processorUnits() * CPU_PERIOD_MICROSECONDS / CPU_UNITS)
                .withMemory(memory())
                .withMemorySwap(memory());
    }

    /** Fargate gives a task no swap: the engine's limit of memory and swap is that of the memory. */
    private long memory() {
        return smaller(definition.memory(), container.memory()) * MEBIBYTE;
    }

    private long processorUnits() {
        return smaller(definition.cpu(), container.cpu());
    }

    /** A container's own share of its task, if it names one; zero stands for none. */
    private static long smaller(String task, @Nullable Integer own) {
        var all = Long.parseLong(task);
        return own == null || own == 0 ? all : Math.min(all, own);
    }

    private Capability[] capabilities(Function<KernelCapabilities, List<String>> which) {
        return parameters().map(LinuxParameters::capabilities).map(which).orElse(List.of()).stream()
                .map(Capability::valueOf)
                .toArray(Capability[]::new);
    }

    private Map<String, String> temporaryFileSystems() {
        return parameters().stream()
                .flatMap(it -> it.tmpfs().stream())
                .collect(Collectors.toMap(Tmpfs::containerPath, TaskIsolation::options));
    }

    private static String options(Tmpfs fileSystem) {
        return Stream.concat(Stream.of("size=%dm".formatted(fileSystem.size())), fileSystem.mountOptions().stream())
                .collect(Collectors.joining(","));
    }

    private List<Ulimit> limits() {
        return container.ulimits().stream()
                .map(limit -> new Ulimit(
                        limit.nameAsString(),
                        Objects.requireNonNull(limit.softLimit()).longValue(),
                        Objects.requireNonNull(limit.hardLimit()).longValue()))
                .toList();
    }

    private Optional<LinuxParameters> parameters() {
        return Optional.ofNullable(container.linuxParameters());
    }
}
