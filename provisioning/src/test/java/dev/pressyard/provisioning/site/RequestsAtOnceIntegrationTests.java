package dev.pressyard.provisioning.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.run.Run;
import dev.pressyard.provisioning.run.RunConflictException;
import dev.pressyard.provisioning.run.RunIdentifier;
import dev.pressyard.provisioning.run.RunKind;
import dev.pressyard.provisioning.run.RunRequest;
import dev.pressyard.provisioning.run.RunRequests;
import dev.pressyard.provisioning.run.RunRetries;
import dev.pressyard.provisioning.run.RunStatus;
import dev.pressyard.provisioning.run.Runs;
import dev.pressyard.provisioning.state.StackIdentifier;
import dev.pressyard.provisioning.testing.PostgresTest;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** What people ask for while something else happens to the same run, site or platform. */
@PostgresTest
@TestPropertySource(properties = "pressyard.worker.slots=0")
class RequestsAtOnceIntegrationTests {

    private static final Actor ADA = new Actor("ada", null);
    private static final Duration SOON = Duration.ofSeconds(20);

    private final ExecutorService people = Executors.newCachedThreadPool();

    @Autowired
    private SiteRequests requests;

    @Autowired
    private RunRequests runRequests;

    @Autowired
    private RunRetries retries;

    @Autowired
    private Runs runs;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void sendThemHome() {
        people.close();
    }

    @Test
    void aDestroyKeepsWhatAnotherTransactionWritesToARunThatItWithdraws() throws Exception {
        var create = order("withdrawn", "us-east-1");

        var destroy = whileHolding(
                "update run set epoch = epoch + 7 where number = " + create.identifier(),
                () -> requests.destroy("withdrawn", ADA));

        destroy.get();
        assertThat(runs.require(create.identifier())).returns(7L, Run::epoch).returns(RunStatus.CANCELED, Run::status);
    }

    @Test
    void aRequestSeesWhatItHasWaitedFor() throws Exception {
        var site = order("gone-by-then", "us-east-1").site().orElseThrow();

        var destroy = whileHolding("""
                with turn as (select pg_advisory_xact_lock(hashtextextended('%1$s', 0)))
                update site set status = 'DESTROYED' from turn where id = '%1$s'""".formatted(site), () -> requests.destroy("gone-by-then", ADA));

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(destroy::get)
                .withCauseInstanceOf(RunConflictException.class);
    }

    @Test
    void manyRetriesShareOnePlatform() throws Exception {
        var failed = IntStream.range(0, 6)
                .mapToObj(number -> order("many-" + number, "eu-west-3"))
                .map(Run::identifier)
                .toList();
        cancelPlatformOf(failed.getFirst());

        var retried = failed.stream()
                .map(run -> people.submit(() -> retries.retry(run, ADA)))
                .toList();

        assertThat(retried)
                .extracting(retry -> retry.get().after().orElseThrow())
                .hasSize(6)
                .containsOnly(retried.getFirst().get().after().orElseThrow());
    }

    @Test
    void repeatedRetriesAreAnsweredWithTheSameRun() throws Exception {
        var failed = order("repeated", "eu-west-3").identifier();
        cancelPlatformOf(failed);

        var retried = Stream.generate(() -> people.submit(() -> retries.retry(failed, ADA)))
                .limit(4)
                .toList();

        assertThat(retried)
                .extracting(retry -> retry.get().identifier())
                .containsOnly(retried.getFirst().get().identifier());
        assertThat(retries.retry(failed, ADA).retryOf()).contains(failed);
    }

    @Test
    void aPlatformDoesNotEndBeforeWhatJoinsItIsQueuedBehindIt() {
        var platform = runs.require(order("before", "eu-central-1").after().orElseThrow());

        var late = transactions.execute(_ -> {
            var joined = runRequests.join(request(RunKind.PLATFORM, platform.stack(), platform, null));
            var cancel = people.submit(() -> runRequests.cancel(joined.identifier(), ADA));
            await().atMost(SOON).until(() -> cancel.isDone() || somebodyWaits());
            assertThat(cancel.isDone()).isFalse();
            return runRequests.queue(request(RunKind.CREATE, StackIdentifier.random(), platform, joined.identifier()));
        });

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(runs.requireStatus(late.identifier())).isEqualTo(RunStatus.ERRORED));
    }

    private static RunRequest request(
            RunKind kind, StackIdentifier stack, Run platform, @Nullable RunIdentifier after) {
        return new RunRequest(
                kind,
                stack,
                platform.target(),
                platform.region(),
                "late",
                null,
                null,
                after,
                "ada",
                RunRequest.Approval.NOT_NEEDED);
    }

    private Run order(String name, String region) {
        var spec = new SiteSpec(name, Environment.DEVELOPMENT, SiteSize.SMALL, region, "ada@example.org");
        return requests.order(new SiteOrder(UUID.randomUUID(), new SiteName(name), "sandbox", spec), ADA);
    }

    private void cancelPlatformOf(RunIdentifier run) {
        runRequests.cancel(runs.require(run).after().orElseThrow(), ADA);
        assertThat(runs.requireStatus(run)).isEqualTo(RunStatus.ERRORED);
    }

    /** Commits a change only when the request has come so far that it waits for it. */
    private Future<Run> whileHolding(String change, Callable<Run> request) {
        return transactions.execute(_ -> {
            jdbc.sql(change).update();
            var answer = people.submit(request);
            await().atMost(SOON).until(this::somebodyWaits);
            return answer;
        });
    }

    private boolean somebodyWaits() {
        return jdbc.sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }
}
