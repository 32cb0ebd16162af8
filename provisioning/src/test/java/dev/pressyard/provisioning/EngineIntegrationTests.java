package dev.pressyard.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.provisioning.testing.PostgresTest;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PostgresTest
class EngineIntegrationTests {

    @Test
    void startsOnAnEmptyDatabase(@Autowired Clock clock) {
        assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
    }
}
