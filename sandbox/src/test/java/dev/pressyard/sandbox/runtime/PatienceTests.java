package dev.pressyard.sandbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatienceTests {

    @ParameterizedTest
    @CsvSource({"-0.5, 10", "0.3, 10", "1, 10", "2.5, 25", "40, 60"})
    void stretchesTimesByHowMuchTheMachineIsOverloaded(double load, int seconds) {
        assertThat(new Patience(() -> load).stretched(Duration.ofSeconds(10))).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"0.3, 10", "1.5, 15", "40, 20"})
    void stretchesTimesOfTasksThatNeverServedByLess(double load, int seconds) {
        assertThat(new Patience(() -> load).briefly(Duration.ofSeconds(10))).isEqualTo(Duration.ofSeconds(seconds));
    }
}
