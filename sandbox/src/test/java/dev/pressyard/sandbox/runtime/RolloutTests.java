package dev.pressyard.sandbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.sandbox.runtime.Rollout.TaskState;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RolloutTests {

    private static final String NEW = "new";
    private static final String OLD = "old";

    private final Rollout two = new Rollout(2, 100, 200, NEW);

    @Test
    void startsAllTasksOfAFirstDeployment() {
        assertThat(two.next(List.of()).start()).isEqualTo(2);
    }

    @Test
    void startsNewTasksBesideTheOldOnes() {
        var steps = two.next(List.of(healthy("a", OLD), healthy("b", OLD)));

        assertThat(steps.start()).isEqualTo(2);
        assertThat(steps.stop()).isEmpty();
    }

    @Test
    void keepsTheOldOnesWhileTheNewOnesAreNotHealthy() {
        var steps = two.next(List.of(healthy("a", OLD), healthy("b", OLD), pending("c", NEW), pending("d", NEW)));

        assertThat(steps.start()).isZero();
        assertThat(steps.stop()).isEmpty();
        assertThat(steps.complete()).isFalse();
    }

    @Test
    void stopsAsManyOldOnesAsNewOnesAreHealthy() {
        var steps = two.next(List.of(healthy("a", OLD), healthy("b", OLD), healthy("c", NEW), pending("d", NEW)));

        assertThat(steps.stop()).containsExactly("a");
    }

    @Test
    void startsOneByOneWhereThereIsNoRoomForMore() {
        var tight = new Rollout(2, 50, 100, NEW);

        assertThat(tight.next(List.of(healthy("a", OLD), healthy("b", OLD))).start())
                .isZero();
        assertThat(tight.next(List.of(healthy("a", OLD), healthy("b", OLD))).stop())
                .containsExactly("a");
        assertThat(tight.next(List.of(healthy("b", OLD))).start()).isEqualTo(1);
    }

    @Test
    void isCompleteWhenOnlyHealthyNewTasksAreLeft() {
        assertThat(two.next(List.of(healthy("c", NEW), healthy("d", NEW))).complete())
                .isTrue();
        assertThat(two.next(List.of(healthy("a", OLD), healthy("c", NEW), healthy("d", NEW)))
                        .complete())
                .isFalse();
    }

    @Test
    void replacesTasksThatEndedOrAreUnhealthy() {
        var steps = two.next(
                List.of(healthy("a", NEW), task("b", NEW, TaskHealth.STOPPED), task("c", NEW, TaskHealth.UNHEALTHY)));

        assertThat(steps.discard()).extracting(TaskState::id).containsExactly("b", "c");
        assertThat(steps.start()).isEqualTo(1);
    }

    @Test
    void neitherReplacesNorCountsTasksThatAilForAMoment() {
        var steps = two.next(List.of(healthy("a", OLD), healthy("b", NEW), task("c", NEW, TaskHealth.AILING)));

        assertThat(steps.discard()).isEmpty();
        assertThat(steps.start()).isZero();
        assertThat(steps.stop()).isEmpty();
        assertThat(steps.complete()).isFalse();
    }

    @Test
    void keepsOldOnesThatAilForAMomentWhileTooFewAreHealthy() {
        var all = two.next(List.of(
                task("a", OLD, TaskHealth.AILING),
                task("b", OLD, TaskHealth.AILING),
                pending("c", NEW),
                pending("d", NEW)));
        var one = two.next(
                List.of(task("a", OLD, TaskHealth.AILING), healthy("b", OLD), pending("e", OLD), pending("c", NEW)));

        assertThat(all.stop()).isEmpty();
        assertThat(one.stop()).containsExactly("e");
    }

    @Test
    void stopsOldOnesThatAilOnceEnoughOthersAreHealthy() {
        var steps = two.next(
                List.of(task("a", OLD, TaskHealth.AILING), healthy("b", OLD), healthy("c", NEW), pending("d", NEW)));

        assertThat(steps.stop()).containsExactly("a");
    }

    @Test
    void stopsThoseThatServeNobodyFirstWhenFewerAreWanted() {
        var one = new Rollout(1, 100, 200, NEW);

        assertThat(one.next(List.of(healthy("a", NEW), pending("b", NEW))).stop())
                .containsExactly("b");
    }

    @Test
    void stopsEverythingWhenNoneIsWanted() {
        var none = new Rollout(0, 100, 200, NEW);

        assertThat(none.next(List.of(healthy("a", NEW), healthy("b", OLD))).stop())
                .containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void neverGoesBelowTheHealthyMinimumWhateverItDoes() {
        var tasks = List.of(healthy("a", OLD), healthy("b", OLD));
        for (var round = 0; round < 20; round++) {
            var steps = two.next(tasks);
            var left = tasks.stream()
                    .filter(task -> !steps.stop().contains(task.id()))
                    .map(task -> task("n" + task.id(), task.deployment(), TaskHealth.HEALTHY));
            var started =
                    Stream.generate(() -> pending("s" + System.nanoTime(), NEW)).limit(steps.start());
            tasks = Stream.concat(left, started).toList();
            assertThat(tasks.stream().filter(task -> task.health() == TaskHealth.HEALTHY))
                    .hasSizeGreaterThanOrEqualTo(2);
        }
        assertThat(two.next(tasks).complete()).isTrue();
    }

    private static TaskState healthy(String id, String deployment) {
        return task(id, deployment, TaskHealth.HEALTHY);
    }

    private static TaskState pending(String id, String deployment) {
        return task(id, deployment, TaskHealth.PENDING);
    }

    private static TaskState task(String id, String deployment, TaskHealth health) {
        return new TaskState(id, deployment, health, Instant.EPOCH);
    }
}
