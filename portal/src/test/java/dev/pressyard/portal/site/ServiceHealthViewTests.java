package dev.pressyard.portal.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.provisioning.servicehealth.ServiceHealth;
import dev.pressyard.provisioning.servicehealth.ServiceHealth.Event;
import dev.pressyard.provisioning.servicehealth.ServiceHealth.Rollout;
import dev.pressyard.provisioning.servicehealth.ServiceHealth.Version;
import dev.pressyard.provisioning.site.Site;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceHealthViewTests {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void saysOfOneTaskThatItIsOne() {
        var version = new Version(1, 0, 0, Rollout.COMPLETED);
        var events = List.of(
                new Event(NOON, "(service blog) has started 1 tasks: (task 0a1b)."),
                new Event(NOON, "(service blog) has started 2 tasks: (task 0a1b) (task 2c3d)."));

        var view = ServiceHealthView.of(new Site() {}, new ServiceHealth(NOON, 1, version, 0, true, List.of(), events));

        assertThat(view.events())
                .extracting(Event::message)
                .containsExactly(
                        "The service has started 1 task: (task 0a1b).",
                        "The service has started 2 tasks: (task 0a1b) (task 2c3d).");
        assertThat(view.tasks()).isEqualTo("1 of 1 task running");
    }
}
