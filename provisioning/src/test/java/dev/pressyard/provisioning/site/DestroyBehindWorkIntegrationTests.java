package dev.pressyard.provisioning.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.log.LogIdentifier;
import dev.pressyard.provisioning.log.LogReader;
import dev.pressyard.provisioning.run.Run;
import dev.pressyard.provisioning.run.RunProgress;
import dev.pressyard.provisioning.run.RunRequests;
import dev.pressyard.provisioning.run.RunStatus;
import dev.pressyard.provisioning.run.Runs;
import dev.pressyard.provisioning.testing.MotoTest;
import dev.pressyard.provisioning.testing.OrderedSites;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A destroy that is asked for while a worker has another run of the site. */
@MotoTest
class DestroyBehindWorkIntegrationTests {

    private static final Actor OTTO = new Actor("otto", null);
    private static final long EPOCH = 1;

    private final ExecutorService both = Executors.newCachedThreadPool();

    @Autowired
    private OrderedSites ordered;

    @Autowired
    private Sites sites;

    @Autowired
    private SiteRequests requests;

    @Autowired
    private RunRequests runRequests;

    @Autowired
    private RunProgress progress;

    @Autowired
    private Runs runs;

    @Autowired
    private LogReader logs;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void sendThemHome() {
        both.close();
    }

    @Test
    void discardsThePlanThatWouldWaitForAPersonWhoHasNoReasonToCome() {
        var create = planning("overruled");
        var destroy = requests.destroy("overruled", OTTO);
        assertThat(runs.ahead(destroy)).hasValue(create.identifier());

        progress.awaitApproval(create.identifier(), EPOCH);

        assertThat(runs.require(create.identifier()))
                .returns(RunStatus.DISCARDED, Run::status)
                .satisfies(run -> assertThat(run.decidedBy()).isEmpty());
        assertThat(runs.ahead(destroy)).isEmpty();
        assertThat(sites.requireNamed("overruled").status()).isEqualTo(SiteStatus.DESTROYING);
        assertThat(logs.lines(new LogIdentifier(create.identifier().number()), 1, 10)
                        .getLast()
                        .text())
                .isEqualTo(
                        "Discarded, for run %s is to destroy overruled: otto has asked for that since. Nothing of the plan was applied."
                                .formatted(destroy.identifier()));
        assertThat(jdbc.sql("""
                        select concat_ws(' ', actor, detail ->> 'overruledByRun', detail ->> 'requestedBy')
                        from audit_entry where action = 'run.discarded' and run = :run""")
                        .param("run", create.identifier().number())
                        .query(String.class)
                        .list())
                .isEqualTo(List.of("system %s otto".formatted(destroy.identifier())));
    }

    @Test
    void letsAPlanWaitBehindWhichNoDestroyIs() {
        var create = planning("awaited");

        progress.awaitApproval(create.identifier(), EPOCH);

        assertThat(runs.requireStatus(create.identifier())).isEqualTo(RunStatus.PLANNED);
        assertThat(sites.requireNamed("awaited").awaitsApproval()).isTrue();
    }

    /** Whoever of the two has the turn first. */
    @Test
    void discardsAPlanThatIsReadyAtTheMomentOfTheClick() throws Exception {
        var create = planning("at-once");

        var pending = transactions.execute(_ -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended('queue/' || :stack, 0))")
                    .param("stack", create.stack().value().toString())
                    .query()
                    .singleRow();
            var answers = List.<Future<?>>of(
                    both.submit(() -> requests.destroy("at-once", OTTO)),
                    both.submit(() -> progress.awaitApproval(create.identifier(), EPOCH)));
            await().atMost(Duration.ofSeconds(20)).until(() -> waiting() == 2);
            return answers;
        });
        for (var answer : pending) {
            answer.get();
        }

        assertThat(runs.requireStatus(create.identifier())).isEqualTo(RunStatus.DISCARDED);
    }

    @Test
    void leavesTheSiteAsBeingDestroyedHoweverTheRunBeforeItGoesOn() {
        var create = planning("busy");
        var destroy = requests.destroy("busy", OTTO);

        progress.end(create.identifier(), EPOCH, RunStatus.ERRORED, null);
        assertThat(sites.requireNamed("busy").status()).isEqualTo(SiteStatus.DESTROYING);

        runRequests.cancel(destroy.identifier(), OTTO);
        assertThat(sites.requireNamed("busy").status()).isEqualTo(SiteStatus.NOT_CREATED);
    }

    @Test
    void followsTheRunAgainWhoseDestroyIsCalledOff() {
        var create = planning("spared-in-time");
        var destroy = requests.destroy("spared-in-time", OTTO);

        runRequests.cancel(destroy.identifier(), OTTO);

        assertThat(sites.requireNamed("spared-in-time").status()).isEqualTo(SiteStatus.PROVISIONING);
        progress.awaitApproval(create.identifier(), EPOCH);
        assertThat(runs.requireStatus(create.identifier())).isEqualTo(RunStatus.PLANNED);
    }

    /** A create that a worker has, as far as its plan. */
    private Run planning(String name) {
        var create = runs.underWay(ordered.order(name).stack()).orElseThrow();
        jdbc.sql("update run set status = 'PLANNING', epoch = :epoch, node = 'here' where number = :run")
                .param("epoch", EPOCH)
                .param("run", create.identifier().number())
                .update();
        return runs.require(create.identifier());
    }

    private int waiting() {
        return jdbc.sql("select count(*) from pg_locks where not granted")
                .query(Integer.class)
                .single();
    }
}
