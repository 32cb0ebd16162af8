package dev.pressyard.sandbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pressyard.provisioning.testing.SettableClock;
import dev.pressyard.sandbox.cloud.ControlPlaneIdentity;
import dev.pressyard.sandbox.cloud.ControlPlaneState.Running;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClientException;

class SessionTests {

    private PlayedControlPlane controlPlane;
    private Session session;

    @BeforeEach
    void open() {
        controlPlane = new PlayedControlPlane();
        controlPlane.answers("scopes", "[]");
        changesAre(1);
        session = new Session(
                new Running(controlPlane.endpoint(), new ControlPlaneIdentity(PaperSite.INCARNATION, 1, 1, true, "5")),
                new SettableClock(Instant.EPOCH));
    }

    @AfterEach
    void close() {
        session.close();
        controlPlane.close();
    }

    @Test
    void readsAgainOnlyWhenACallMayHaveChangedSomething() {
        var first = session.view();
        assertThat(session.view()).isSameAs(first);

        changesAre(2);
        assertThat(session.view()).isNotSameAs(first);
    }

    @Test
    void readsAgainAfterAReadingThatFailed() {
        var first = session.view();
        changesAre(2);
        controlPlane.answersWith("scopes", 500);
        assertThatExceptionOfType(RestClientException.class).isThrownBy(session::view);

        controlPlane.answersWith("scopes", 200);
        assertThat(session.view().reading()).isGreaterThan(first.reading());
    }

    private void changesAre(int count) {
        controlPlane.answers("incarnation", """
            {"incarnation": "%s", "pid": 1, "changes": %d, "runtimeAttached": true, "moto": "5"}
            """.formatted(PaperSite.INCARNATION, count));
    }
}
