package dev.pressyard.provisioning.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.log.LogIdentifier;
import dev.pressyard.provisioning.log.LogLine;
import dev.pressyard.provisioning.log.LogReader;
import dev.pressyard.provisioning.log.Redaction;
import dev.pressyard.provisioning.process.Command;
import dev.pressyard.provisioning.run.Phase;
import dev.pressyard.provisioning.run.PhaseStatus;
import dev.pressyard.provisioning.run.RunIdentifier;
import dev.pressyard.provisioning.run.RunKind;
import dev.pressyard.provisioning.run.RunPhase;
import dev.pressyard.provisioning.run.RunRequest;
import dev.pressyard.provisioning.run.RunRequest.Approval;
import dev.pressyard.provisioning.run.RunRequests;
import dev.pressyard.provisioning.run.RunStatus;
import dev.pressyard.provisioning.run.Runs;
import dev.pressyard.provisioning.state.StackIdentifier;
import dev.pressyard.provisioning.target.Targets;
import dev.pressyard.provisioning.testing.PostgresTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Real processes, a real queue and a real log; only what the phases do is the test's. */
@PostgresTest
@Import(WorkerIntegrationTests.Scripts.class)
@TestPropertySource(properties = {"pressyard.worker.cancel-grace=5s", "pressyard.worker.heartbeat=200ms"})
class WorkerIntegrationTests {

    private static final Duration SOON = Duration.ofSeconds(20);

    /** After a lease has run out. */
    private static final Duration LATER = Duration.ofMinutes(2);

    private static final Actor ADA = new Actor("ada", null);

    @Autowired
    private Worker worker;

    @Autowired
    private RunRequests requests;

    @Autowired
    private Runs runs;

    @Autowired
    private Targets targets;

    @Autowired
    private LogReader logs;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Scripts scripts;

    @BeforeEach
    void everyPhaseSaysItsName() {
        scripts.reset();
        worker.start();
    }

    @Test
    void goesThroughAllPhasesAndLogsThem() {
        var run = queue(RunKind.CREATE, Approval.NOT_NEEDED);

        awaitStatus(run, RunStatus.APPLIED);

        assertThat(statuses(run))
                .containsEntry(Phase.IMAGE, PhaseStatus.SUCCEEDED)
                .containsEntry(Phase.APPROVAL, PhaseStatus.SKIPPED)
                .containsEntry(Phase.APPLY, PhaseStatus.SUCCEEDED)
                .containsEntry(Phase.VERIFY, PhaseStatus.SUCCEEDED);
        assertThat(log(run)).contains("doing IMAGE", "doing INIT", "doing PLAN", "doing APPLY", "doing VERIFY");
        assertThat(log(run).indexOf("doing PLAN")).isLessThan(log(run).indexOf("doing APPLY"));
    }

    @Test
    void keepsTheToolsMessageWhenAPhaseFails() {
        scripts.set(Phase.PLAN, "echo it broke; exit 3");

        var run = queue(RunKind.DESTROY, Approval.NOT_NEEDED);

        awaitStatus(run, RunStatus.ERRORED);
        var failure = runs.require(run).failure().orElseThrow();
        assertThat(failure.phase()).isEqualTo(Phase.PLAN);
        assertThat(failure.detail()).contains("3");
        assertThat(statuses(run)).containsEntry(Phase.APPLY, PhaseStatus.PENDING);
        assertThat(log(run)).contains("it broke");
        assertThat(recorded(run)).containsExactly("run.failed {\"phase\": \"PLAN\"}");
        assertThat(recordedSubjects(run)).containsExactly("test, for ada");
    }

    @Test
    void waitsForApprovalWithoutHoldingALease() {
        var run = queue(RunKind.DESTROY, Approval.NEEDED);
        awaitStatus(run, RunStatus.PLANNED);
        assertThat(runs.require(run).worker()).isEmpty();
        assertThat(log(run)).doesNotContain("doing APPLY");

        requests.approve(run, ADA);

        awaitStatus(run, RunStatus.APPLIED);
        assertThat(runs.require(run).decidedBy()).contains("ada");
        assertThat(recorded(run)).containsExactly("run.approved {}", "site.destroyed {}");
        assertThat(log(run)).containsOnlyOnce("doing APPLY");
    }

    @Test
    void leavesNoPhaseAtWorkWhenAWaitingRunIsCanceled() {
        var run = queue(RunKind.DESTROY, Approval.NEEDED);
        awaitStatus(run, RunStatus.PLANNED);

        requests.cancel(run, ADA);

        awaitStatus(run, RunStatus.CANCELED);
        assertThat(statuses(run)).containsEntry(Phase.APPROVAL, PhaseStatus.CANCELED);
    }

    @Test
    void interruptsTheProcessOfACanceledRun() {
        scripts.set(Phase.APPLY, "trap 'echo caught; exit 1' INT; echo ready; while :; do sleep 0.1; done");
        var run = queue(RunKind.DESTROY, Approval.NOT_NEEDED);
        await().atMost(SOON).until(() -> log(run).contains("ready"));

        requests.cancel(run, ADA);

        awaitStatus(run, RunStatus.CANCELED);
        assertThat(log(run)).contains("caught");
        assertThat(recorded(run)).containsExactly("run.cancel-requested {}", "run.canceled {\"canceledBy\": \"ada\"}");
    }

    @Test
    void leavesProcessesAloneWhenItStopsAndTakesThemUpAgain() throws IOException {
        var gate = Files.createTempFile("gate", "");
        Files.delete(gate);
        scripts.set(Phase.APPLY, "echo started $$; while [ ! -e " + gate + " ]; do sleep 0.05; done; echo through");
        var run = queue(RunKind.DESTROY, Approval.NOT_NEEDED);
        await().atMost(SOON).until(() -> log(run).stream().anyMatch(line -> line.startsWith("started")));

        worker.stop();
        assertThat(runs.require(run).status()).isEqualTo(RunStatus.APPLYING);
        Files.createFile(gate);
        worker.start();

        awaitStatus(run, RunStatus.APPLIED);
        assertThat(log(run)).filteredOn(line -> line.startsWith("started")).hasSize(1);
        assertThat(log(run)).filteredOn(line -> line.equals("through")).hasSize(1);
        assertThat(runs.require(run).epoch()).isEqualTo(2);
    }

    @Test
    void goesOnWithWhatWorksWhenTheDatabaseHasEndedItsConnections(@TempDir Path folder) throws IOException {
        var gate = folder.resolve("gate");
        scripts.set(
                Phase.APPLY, "echo started; while [ ! -e " + gate + " ]; do echo tick; sleep 0.1; done; echo through");
        var run = queue(RunKind.DESTROY, Approval.NOT_NEEDED);
        await().atMost(SOON).until(() -> log(run).contains("tick"));

        // The pool looks at a connection that nobody has used for a while before it hands it out: the worker need not
        // notice.
        await().atMost(LATER)
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptionsInstanceOf(DataAccessException.class)
                .until(() -> {
                    endConnections();
                    return runs.require(run).epoch() > 1;
                });
        Files.createFile(gate);

        await().atMost(LATER)
                .ignoreExceptionsInstanceOf(DataAccessException.class)
                .until(() -> runs.require(run).status(), RunStatus.APPLIED::equals);
        assertThat(log(run)).filteredOn(line -> line.equals("started")).hasSize(1);
        assertThat(log(run)).filteredOn(line -> line.equals("through")).hasSize(1);
    }

    /** As a restart of the database does. */
    private void endConnections() {
        database.sql("""
            select count(pg_terminate_backend(pid)) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid()\
            """).query(Long.class).single();
    }

    @Test
    void endsVisiblyWhenThePortalItselfFails() {
        scripts.set(Phase.INIT, Scripts.THROW);

        var run = queue(RunKind.DESTROY, Approval.NOT_NEEDED);

        awaitStatus(run, RunStatus.ERRORED);
        assertThat(runs.require(run).failure().orElseThrow().summary()).startsWith("Pressyard itself failed");
    }

    @Test
    void skipsTheApplyWhenThereIsNothingToDo() {
        scripts.set(Phase.PLAN, Scripts.NOTHING);

        var run = queue(RunKind.UPDATE, Approval.NEEDED);

        awaitStatus(run, RunStatus.NO_CHANGES);
        assertThat(statuses(run))
                .containsEntry(Phase.APPLY, PhaseStatus.SKIPPED)
                .containsEntry(Phase.VERIFY, PhaseStatus.SUCCEEDED);
        assertThat(recorded(run)).containsExactly("site.unchanged {}");
    }

    /** What the audit history has of a run, oldest first. */
    private List<String> recorded(RunIdentifier run) {
        return database.sql("""
                        select action || ' ' || (detail - 'subject' - 'requestedBy') from audit_entry
                        where run = :run order by id""").param("run", run.number()).query(String.class).list();
    }

    /** What it tells of a run that is for no site. */
    private List<String> recordedSubjects(RunIdentifier run) {
        return database.sql("""
                        select concat(detail ->> 'subject', ', for ', detail ->> 'requestedBy') from audit_entry
                        where run = :run""").param("run", run.number()).query(String.class).list();
    }

    private RunIdentifier queue(RunKind kind, Approval approval) {
        var target = targets.findByName("sandbox").orElseThrow();
        return requests.queue(new RunRequest(
                        kind,
                        StackIdentifier.random(),
                        target.id(),
                        "us-east-1",
                        "test",
                        null,
                        null,
                        null,
                        "ada",
                        approval))
                .identifier();
    }

    private void awaitStatus(RunIdentifier run, RunStatus status) {
        await().atMost(SOON).until(() -> runs.require(run).status(), status::equals);
    }

    private Map<Phase, PhaseStatus> statuses(RunIdentifier run) {
        var statuses = new ConcurrentHashMap<Phase, PhaseStatus>();
        runs.require(run).phases().forEach((RunPhase it) -> statuses.put(it.phase(), it.status()));
        return statuses;
    }

    private List<String> log(RunIdentifier run) {
        return logs.lines(new LogIdentifier(run.number()), 1, 10_000).stream()
                .map(LogLine::text)
                .toList();
    }

    /** What the phases do in these tests: each runs a shell script of its own. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Scripts {

        static final String THROW = "throw";
        static final String NOTHING = "nothing";

        private final Map<Phase, String> scripts = new ConcurrentHashMap<>();

        void reset() {
            scripts.clear();
        }

        void set(Phase phase, String script) {
            scripts.put(phase, script);
        }

        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE)
        PhaseWork image() {
            return new Script(Phase.IMAGE, scripts);
        }

        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE)
        PhaseWork init() {
            return new Script(Phase.INIT, scripts);
        }

        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE)
        PhaseWork plan() {
            return new Script(Phase.PLAN, scripts);
        }

        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE)
        PhaseWork apply() {
            return new Script(Phase.APPLY, scripts);
        }

        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE)
        PhaseWork verify() {
            return new Script(Phase.VERIFY, scripts);
        }

        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE)
        PhaseWork sweep() {
            return new Script(Phase.SWEEP, scripts);
        }
    }

    private record Script(Phase phase, Map<Phase, String> scripts) implements PhaseWork {

        @Override
        public PhaseOutcome perform(PhaseContext context) throws InterruptedException {
            var script = scripts.getOrDefault(phase, "echo doing " + phase);
            if (script.equals(Scripts.THROW)) {
                throw new IllegalStateException("on purpose");
            }
            if (script.equals(Scripts.NOTHING)) {
                return new PhaseOutcome.NothingToDo("no changes");
            }
            var exit = context.step(
                    "script",
                    () -> new Command(List.of("sh", "-c", script), Path.of("/"), Map.of()),
                    Redaction::ofPatterns);
            return switch (exit) {
                case StepExit.Exited(int code, Path _) when code == 0 -> new PhaseOutcome.Succeeded("done");
                case StepExit.Exited(int code, Path _) ->
                    new PhaseOutcome.Failed("It failed.", "code " + code, "Retry.");
                case StepExit.Canceled _ -> new PhaseOutcome.Canceled("canceled");
                case StepExit.Lost(String reason, Path _) -> new PhaseOutcome.Failed("Lost.", reason, "Retry.");
            };
        }
    }
}
