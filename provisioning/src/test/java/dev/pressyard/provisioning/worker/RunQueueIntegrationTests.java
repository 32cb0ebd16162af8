package dev.pressyard.provisioning.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pressyard.provisioning.installation.Installation;
import dev.pressyard.provisioning.run.Phase;
import dev.pressyard.provisioning.run.Run;
import dev.pressyard.provisioning.run.RunKind;
import dev.pressyard.provisioning.run.RunProgress;
import dev.pressyard.provisioning.run.RunRequest;
import dev.pressyard.provisioning.run.RunRequests;
import dev.pressyard.provisioning.run.RunStatus;
import dev.pressyard.provisioning.run.Runs;
import dev.pressyard.provisioning.run.StaleEpochException;
import dev.pressyard.provisioning.state.StackIdentifier;
import dev.pressyard.provisioning.target.Targets;
import dev.pressyard.provisioning.testing.PostgresTest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@PostgresTest
@TestPropertySource(properties = "pressyard.worker.slots=0")
class RunQueueIntegrationTests {

    @Autowired
    private RunQueue queue;

    @Autowired
    private RunRequests requests;

    @Autowired
    private RunWaits waits;

    @Autowired
    private RunProgress progress;

    @Autowired
    private Runs runs;

    @Autowired
    private Targets targets;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Installation installation;

    @BeforeEach
    void emptyQueue() {
        jdbc.sql("delete from run").update();
    }

    @Test
    void handsOutTheOldestRunFirstAndEachOnce() {
        var first = queued(RunKind.PLATFORM, StackIdentifier.random(), null);
        var second = queued(RunKind.PLATFORM, StackIdentifier.random(), null);

        assertThat(queue.claim()).map(Claim::run).contains(first.identifier());
        assertThat(queue.claim()).map(Claim::run).contains(second.identifier());
        assertThat(queue.claim()).isEmpty();
        assertThat(runs.require(first.identifier()).status()).isEqualTo(RunStatus.PREPARING);
    }

    @Test
    void handsOutNoRunTwiceToManyWorkersAtOnce() throws Exception {
        Stream.generate(StackIdentifier::random).limit(20).forEach(stack -> queued(RunKind.PLATFORM, stack, null));
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Optional<Claim>> claim = queue::claim;
            var claims = workers
                    .invokeAll(Stream.generate(() -> claim).limit(40).toList())
                    .stream()
                    .map(Future::resultNow)
                    .flatMap(Optional::stream)
                    .map(Claim::run)
                    .toList();

            assertThat(claims).doesNotHaveDuplicates().isNotEmpty();
        }
    }

    @Test
    void letsAStackHaveOneActiveRun() {
        var stack = StackIdentifier.random();
        queued(RunKind.PLATFORM, stack, null);
        var behind = queued(RunKind.DESTROY, stack, null);
        var active = queue.claim().orElseThrow();

        assertThat(queue.claim()).isEmpty();

        progress.end(active.run(), active.epoch(), RunStatus.APPLIED, null);
        assertThat(queue.claim()).map(Claim::run).contains(behind.identifier());
    }

    @Test
    void tellsWhatARunWaitsFor() {
        var stack = StackIdentifier.random();
        var platform = queued(RunKind.PLATFORM, StackIdentifier.random(), null);
        var create = queued(RunKind.CREATE, stack, platform);
        var destroy = queued(RunKind.DESTROY, stack, null);

        assertThat(waits.of(create)).contains(new RunWaits.Cause.NoWorker());
        try {
            nodeOfOneSlot();
            assertThat(waits.of(create)).contains(new RunWaits.Cause.Success(platform.identifier()));
            assertThat(waits.of(destroy)).contains(new RunWaits.Cause.Turn(create.identifier()));
            assertThat(waits.of(platform)).contains(new RunWaits.Cause.Pickup());
            jdbc.sql("""
                update run set status = 'PREPARING', worker = 'far/1', lease_until = now() + interval '1 minute'
                where number = :run\
                """).param("run", create.identifier().number()).update();
            assertThat(waits.of(platform)).contains(new RunWaits.Cause.AllBusy(1));
            assertThat(waits.of(runs.require(create.identifier()))).isEmpty();
        } finally {
            jdbc.sql("delete from node_life where node = 'far'").update();
        }
    }

    private void nodeOfOneSlot() {
        jdbc.sql("""
            insert into node_life (worker, node, slots, started_at, heard_at)
            values ('far/1', 'far', 1, now(), now())\
            """).update();
    }

    @Test
    void keepsTheOrderOfAStackWhereTheFirstHasToWait() {
        var platform = queued(RunKind.PLATFORM, StackIdentifier.random(), null);
        var stack = StackIdentifier.random();
        var create = queued(RunKind.CREATE, stack, platform);
        queued(RunKind.DESTROY, stack, null);
        var claim = queue.claim().orElseThrow();

        assertThat(queue.claim()).isEmpty();

        progress.end(claim.run(), claim.epoch(), RunStatus.APPLIED, null);
        assertThat(queue.claim()).map(Claim::run).contains(create.identifier());
    }

    @Test
    void handsOutNothingOnceTheNodeIsToBeStopped() throws IOException {
        var run = queued(RunKind.PLATFORM, StackIdentifier.random(), null);
        Files.createFile(installation.dataFolder("runs").resolve("draining"));
        assertThat(queue.claim()).isEmpty();

        queue.begin();

        assertThat(queue.claim()).map(Claim::run).contains(run.identifier());
    }

    @Test
    void holdsARunBackUntilTheOneBeforeItHasSucceeded() {
        var platform = queued(RunKind.PLATFORM, StackIdentifier.random(), null);
        var site = queued(RunKind.CREATE, StackIdentifier.random(), platform);
        var claim = queue.claim().orElseThrow();

        assertThat(queue.claim()).isEmpty();

        progress.end(claim.run(), claim.epoch(), RunStatus.NO_CHANGES, null);
        assertThat(queue.claim()).map(Claim::run).contains(site.identifier());
    }

    @Test
    void givesUpARunWhoseForerunnerFailed() {
        var platform = queued(RunKind.PLATFORM, StackIdentifier.random(), null);
        var site = queued(RunKind.CREATE, StackIdentifier.random(), platform);
        var claim = queue.claim().orElseThrow();

        progress.end(claim.run(), claim.epoch(), RunStatus.CANCELED, null);

        var givenUp = runs.require(site.identifier());
        assertThat(givenUp.status()).isEqualTo(RunStatus.ERRORED);
        assertThat(givenUp.failure().orElseThrow().summary()).contains("Run " + platform.identifier());
    }

    @Test
    void recoversARunWhoseLeaseHasRunOutUnderTheNextEpoch() {
        queued(RunKind.PLATFORM, StackIdentifier.random(), null);
        var lost = queue.claim().orElseThrow();
        progress.enter(lost.run(), lost.epoch(), Phase.INIT);
        assertThat(queue.claim()).isEmpty();
        expireLeases();

        var recovered = queue.claim().orElseThrow();

        assertThat(recovered.run()).isEqualTo(lost.run());
        assertThat(recovered.recovered()).isTrue();
        assertThat(recovered.epoch()).isEqualTo(lost.epoch() + 1);
        assertThat(runs.require(lost.run()).status()).isEqualTo(RunStatus.RECOVERING);
        assertThatExceptionOfType(StaleEpochException.class)
                .isThrownBy(() -> progress.end(lost.run(), lost.epoch(), RunStatus.APPLIED, null));
    }

    @Test
    void renewsOnlyWhatIsStillHeld() {
        queued(RunKind.PLATFORM, StackIdentifier.random(), null);
        var held = queue.claim().orElseThrow();
        assertThat(queue.renew(List.of(held.run()))).containsExactly(held.run());

        jdbc.sql("update run set worker = 'somebody else'").update();

        assertThat(queue.renew(List.of(held.run()))).isEmpty();
        assertThat(queue.takenByOthers(List.of(held.run()))).containsExactly(held.run());
    }

    @Test
    void doesNotTakeARunThatEndsForOneThatAnotherTook() {
        queued(RunKind.PLATFORM, StackIdentifier.random(), null);
        var held = queue.claim().orElseThrow();

        progress.end(held.run(), held.epoch(), RunStatus.APPLIED, null);

        assertThat(queue.renew(List.of(held.run()))).isEmpty();
        assertThat(queue.takenByOthers(List.of(held.run()))).isEmpty();
    }

    @Test
    void handsOutAReturnedRunAtOnce() {
        queued(RunKind.PLATFORM, StackIdentifier.random(), null);
        var held = queue.claim().orElseThrow();

        queue.release(held);

        assertThat(queue.claim()).map(Claim::run).contains(held.run());
    }

    private void expireLeases() {
        jdbc.sql("update run set lease_until = now() - interval '1 second' where lease_until is not null")
                .update();
    }

    private Run queued(RunKind kind, StackIdentifier stack, @Nullable Run after) {
        var target = targets.findByName("sandbox").orElseThrow();
        return requests.queue(new RunRequest(
                kind,
                stack,
                target.id(),
                "us-east-1",
                "test",
                null,
                null,
                after == null ? null : after.identifier(),
                "ada",
                RunRequest.Approval.NOT_NEEDED));
    }
}
