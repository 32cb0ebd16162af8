package dev.pressyard.sandbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.sandbox.engine.EngineContainer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Matcher;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;

class TaskHealthsTests {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final Chores chores = new Chores(CLOCK);
    private final Probes probes = new Probes(chores);

    @AfterEach
    void close() {
        chores.close();
    }

    @ParameterizedTest
    @CsvSource({"created, 30, PENDING", "created, 90, UNHEALTHY", "paused, 90, UNHEALTHY", "exited, 1, STOPPED"})
    void waitsForATaskToBeStartedButNotForEver(String state, int seconds, TaskHealth expected) {
        assertThat(health(state, Duration.ofSeconds(seconds), Optional.empty(), 1))
                .isEqualTo(expected);
    }

    /** Three of them in a row fit into a quarter of an hour, with the grace of two minutes that sites have. */
    @ParameterizedTest
    @CsvSource({"1, 129, PENDING", "1, 131, UNHEALTHY", "6, 131, PENDING", "6, 261, UNHEALTHY"})
    void isSoonDoneWithATaskThatNeverServed(double load, int seconds, TaskHealth expected) {
        assertThat(health("running", Duration.ofSeconds(seconds), Optional.of(registration()), load))
                .isEqualTo(expected);
    }

    private TaskHealth health(String state, Duration age, Optional<Registration> registration, double load) {
        var container = new EngineContainer("id", Map.of(), state, "", NOW.minus(age), "", Map.of());
        return new TaskHealths(probes, new Patience(() -> load), CLOCK).of(new Task(container), registration, Map.of());
    }

    private static Registration registration() {
        var group = TargetGroup.builder()
                .healthCheckPath("/")
                .matcher(Matcher.builder().httpCode("200").build())
                .healthCheckIntervalSeconds(5)
                .unhealthyThresholdCount(2)
                .build();
        return new Registration(group, 8080, 0, Duration.ofMinutes(2));
    }
}
