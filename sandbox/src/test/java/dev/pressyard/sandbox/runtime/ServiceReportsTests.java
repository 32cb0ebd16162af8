package dev.pressyard.sandbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pressyard.provisioning.testing.SettableClock;
import dev.pressyard.sandbox.runtime.Rollout.Steps;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClientException;

class ServiceReportsTests {

    private static final Steps NOTHING = new Steps(0, List.of(), List.of(), true);

    private final ServiceEvents events = new ServiceEvents();
    private final ServiceReports reports = new ServiceReports(events, new SettableClock(Instant.EPOCH));
    private PlayedControlPlane controlPlane;

    @BeforeEach
    void open() {
        controlPlane = new PlayedControlPlane();
    }

    @AfterEach
    void close() {
        controlPlane.close();
    }

    @Test
    void tellsWhatItCouldNotTellBeforeAndInItsOrder() {
        controlPlane.answersWith("service", 500);
        events.add(PaperSite.service(1, "new").arn(), "first.");
        assertThatExceptionOfType(RestClientException.class).isThrownBy(this::send);

        controlPlane.answersWith("service", 200);
        events.add(PaperSite.service(1, "new").arn(), "second.");
        send();

        assertThat(controlPlane.told()).hasSize(2).last().asString().contains("[\"first.\",\"second.\"]");
    }

    @Test
    void tellsNothingTwice() {
        events.add(PaperSite.service(1, "new").arn(), "once.");
        send();
        send();
        send();

        assertThat(controlPlane.told()).hasSize(2);
        assertThat(controlPlane.told().getLast()).doesNotContain("once.");
    }

    private void send() {
        var service = PaperSite.service(1, "new");
        var round = PaperSite.round(
                PaperSite.view(List.of(service), List.of(), List.of()), List.of(), controlPlane.endpoint());
        reports.send(service, Optional.empty(), Map.of(), NOTHING, round);
    }
}
