package dev.pressyard.sandbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Capability;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.HealthCheck;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.Tmpfs;

class TaskIsolationTests {

    private static final TaskDefinition TASK =
            TaskDefinition.builder().cpu("512").memory("1024").build();

    @Test
    void givesATaskItsProcessorsAndItsMemoryAndNoSwap() {
        var host = new TaskIsolation(TASK, ContainerDefinition.builder().build()).host();

        assertThat(host.getCpuQuota()).isEqualTo(50_000);
        assertThat(host.getMemory()).isEqualTo(1024L * 1024 * 1024);
        assertThat(host.getMemorySwap()).isEqualTo(host.getMemory());
    }

    @Test
    void holdsAContainerToItsOwnShare() {
        var container = ContainerDefinition.builder().cpu(256).memory(512).build();
        var host = new TaskIsolation(TASK, container).host();

        assertThat(host.getCpuQuota()).isEqualTo(25_000);
        assertThat(host.getMemory()).isEqualTo(512L * 1024 * 1024);
    }

    @Test
    void mountsTemporaryFileSystemsAndDropsCapabilities() {
        var container = ContainerDefinition.builder()
                .linuxParameters(it -> it.tmpfs(Tmpfs.builder()
                                .containerPath("/cache")
                                .size(64)
                                .mountOptions("noexec", "nosuid")
                                .build())
                        .capabilities(capabilities -> capabilities.drop("ALL")))
                .build();
        var host = new TaskIsolation(TASK, container).host();

        assertThat(host.getTmpFs()).isEqualTo(Map.of("/cache", "size=64m,noexec,nosuid"));
        assertThat(host.getCapDrop()).containsExactly(Capability.ALL);
    }

    @Test
    void checksHealthAsEcsDoesWhereNothingElseIsSaid() {
        var check = TaskHealthCheck.of(ContainerDefinition.builder()
                .healthCheck(HealthCheck.builder().command("CMD", "true").build())
                .build());

        assertThat(check.getTest()).isEqualTo(List.of("CMD", "true"));
        assertThat(check.getInterval()).isEqualTo(Duration.ofSeconds(30).toNanos());
        assertThat(check.getTimeout()).isEqualTo(Duration.ofSeconds(5).toNanos());
        assertThat(check.getRetries()).isEqualTo(3);
        assertThat(check.getStartPeriod()).isZero();
        assertThat(TaskHealthCheck.of(ContainerDefinition.builder().build()).getTest())
                .containsExactly("NONE");
    }
}
