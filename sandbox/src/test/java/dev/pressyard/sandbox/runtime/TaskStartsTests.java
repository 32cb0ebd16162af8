package dev.pressyard.sandbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.provisioning.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TaskStartsTests {

    private final SettableClock clock = new SettableClock(Instant.EPOCH);
    private final Chores chores = new Chores(clock);
    private final ServiceEvents events = new ServiceEvents();
    private final AtomicInteger attempts = new AtomicInteger();
    private boolean hangs = true;

    private final TaskStarts starts = new TaskStarts(
            (service, deployment, round) -> {
                attempts.incrementAndGet();
                if (hangs) {
                    throw new IllegalStateException("the engine does not answer");
                }
            },
            chores,
            events,
            clock);

    @AfterEach
    void close() {
        chores.close();
    }

    /** Three failures are what a deployment of up to six tasks is given up for. */
    @Test
    void doesNotGiveADeploymentUpForAHiccupOfTheEngine() {
        for (var second = 0; second < 3; second++) {
            startAll(6);
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(events.failuresOf("new")).isEqualTo(1);
        var before = attempts.get();

        hangs = false;
        clock.advance(Duration.ofSeconds(5));
        startAll(6);

        assertThat(events.failuresOf("new")).isEqualTo(1);
        assertThat(attempts).hasValue(before + 6);
    }

    @Test
    void pausesForLongerEachTime() {
        var seconds = 0;
        while (attempts.get() < 5) {
            startAll(1);
            clock.advance(Duration.ofSeconds(1));
            seconds++;
        }

        assertThat(seconds).isEqualTo(5 + 10 + 20 + 40 + 1);
        assertThat(events.failuresOf("new")).isEqualTo(5);
    }

    @Test
    void forgetsThePauseOfADeploymentThatIsNoMore() {
        startAll(1);
        starts.retain(Set.of("another"));
        startAll(1);

        assertThat(attempts).hasValue(2);
        assertThat(starts.underWay()).isEmpty();
    }

    private void startAll(int tasks) {
        var service = PaperSite.service(tasks, "new");
        var round = PaperSite.round(PaperSite.view(List.of(service), List.of(), List.of()), List.of());
        for (var task = 0; task < tasks; task++) {
            starts.start(service, service.service().deployments().getFirst(), round);
        }
        chores.close();
    }
}
