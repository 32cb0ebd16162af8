package dev.pressyard.provisioning.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.provisioning.state.StackIdentifier;
import dev.pressyard.provisioning.target.Targets;
import dev.pressyard.provisioning.testing.MotoTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@MotoTest
class UsualDurationsIntegrationTests {

    @Autowired
    private UsualDurations durations;

    @Autowired
    private RunRequests requests;

    @Autowired
    private Targets targets;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void nobodyHasChangedAnything() {
        jdbc.sql("delete from run_phase where run_number in (select number from run where kind = 'UPDATE')")
                .update();
    }

    @Test
    void isTheMiddleOfThoseBeforeAndNeitherTheRunItselfNorALaterOne() {
        plannedFor(5);
        plannedFor(7);
        plannedFor(60);
        var slow = plannedFor(600);
        plannedFor(600);
        plannedFor(600);

        assertThat(durations.before(slow)).isEqualTo(Map.of(Phase.PLAN, Duration.ofSeconds(7)));
    }

    @Test
    void isUnknownToTheFirstOfItsKind() {
        assertThat(durations.before(plannedFor(5))).isEmpty();
    }

    private Run plannedFor(int seconds) {
        var run = requests.queue(new RunRequest(
                RunKind.UPDATE,
                StackIdentifier.random(),
                targets.findByName("sandbox").orElseThrow().id(),
                "us-east-1",
                "usual",
                null,
                null,
                null,
                "ada",
                RunRequest.Approval.NOT_NEEDED));
        var number = run.identifier().number();
        jdbc.sql("update run set status = 'APPLIED' where number = :run")
                .param("run", number)
                .update();
        jdbc.sql("""
                update run_phase set status = 'SUCCEEDED', started_at = now() - make_interval(secs => :seconds), finished_at = now()
                where run_number = :run and phase = 'PLAN'""").param("seconds", seconds).param("run", number).update();
        return run;
    }
}
