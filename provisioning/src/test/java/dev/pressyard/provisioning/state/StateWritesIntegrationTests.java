package dev.pressyard.provisioning.state;

import static dev.pressyard.provisioning.state.TerraformStates.lock;
import static dev.pressyard.provisioning.state.TerraformStates.state;
import static dev.pressyard.provisioning.state.TerraformStates.stateWithResource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pressyard.provisioning.state.StateWriteResult.Locked;
import dev.pressyard.provisioning.state.StateWriteResult.Refusal;
import dev.pressyard.provisioning.state.StateWriteResult.Refused;
import dev.pressyard.provisioning.state.StateWriteResult.Unchanged;
import dev.pressyard.provisioning.state.StateWriteResult.Written;
import dev.pressyard.provisioning.testing.PostgresTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@PostgresTest
@TestPropertySource(properties = "pressyard.state.maximum-size=64KB")
class StateWritesIntegrationTests {

    private final StackIdentifier stack = StackIdentifier.random();

    @Autowired
    StateCredentials credentials;

    @Autowired
    StateLocks locks;

    @Autowired
    StateWrites writes;

    @Autowired
    StateVersions versions;

    @Autowired
    JdbcClient jdbc;

    private StateGrant grant = new StateGrant(stack, "not yet");

    @BeforeEach
    void issueCredential() {
        grant = grant(credentials.issue(stack, 1, 1));
    }

    private StateGrant grant(StateCredential credential) {
        return credentials
                .authenticate(credential.username(), credential.password())
                .orElseThrow();
    }

    private void acquireLock(String lockId) {
        assertThat(locks.acquire(grant, lock(lockId))).isEqualTo(new LockResult.Done());
    }

    @Test
    void storesEachWriteAsTheNextVersion() {
        acquireLock("lock");

        assertThat(writes.write(grant, "lock", state(1))).isInstanceOf(Written.class);
        assertThat(writes.write(grant, "lock", state(4))).isInstanceOf(Written.class);

        var history = versions.history(stack, Long.MAX_VALUE, 10);
        assertThat(history).extracting(StateVersion::number).containsExactly(2L, 1L);
        assertThat(history).extracting(StateVersion::serial).containsExactly(4L, 1L);
        assertThat(versions.history(stack, 2, 10)).containsExactly(history.get(1));
        assertThat(versions.latest(stack)).contains(history.getFirst());
        assertThat(versions.version(stack, 1)).contains(history.get(1));
        assertThat(versions.content(history.getFirst())).isEqualTo(state(4));
        assertThat(versions.content(history.get(1))).isEqualTo(state(1));
        assertThat(versions.outputs(stack))
                .hasEntrySatisfying("text", output -> assertThat(output.text()).isEqualTo("first"));
    }

    @Test
    void storesNoContentInTheClear() {
        acquireLock("lock");
        writes.write(grant, "lock", state(1, TerraformStates.LINEAGE, "canary-in-the-state"));

        var found = jdbc.sql("select ciphertext from state_version where stack = :stack")
                .param("stack", stack.value())
                .query(byte[].class)
                .single();
        assertThat(new String(found, StandardCharsets.ISO_8859_1)).doesNotContain("canary", "version");
    }

    @Test
    void storesARepeatedWriteOnce() {
        acquireLock("lock");
        writes.write(grant, "lock", state(1));

        assertThat(writes.write(grant, "lock", state(1))).isInstanceOf(Unchanged.class);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void refusesASerialThatDoesNotRise() {
        acquireLock("lock");
        writes.write(grant, "lock", state(5));

        assertRefused(Refusal.STALE_SERIAL, "lock", state(4));
        assertRefused(Refusal.STALE_SERIAL, "lock", state(5, TerraformStates.LINEAGE, "other"));
    }

    @Test
    void refusesAnotherLineage() {
        acquireLock("lock");
        writes.write(grant, "lock", state(1));

        assertRefused(Refusal.OTHER_LINEAGE, "lock", state(2, "another", "first"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "[]",
                "{}",
                "{\"version\":3,\"serial\":1,\"lineage\":\"a\"}",
                "{\"version\":4,\"serial\":-1,\"lineage\":\"a\"}",
                "{\"version\":4,\"serial\":{\"version\":4},\"lineage\":\"a\"}",
                "{\"version\":4,\"serial\":1,\"lineage\":\"\"}",
                "{\"version\":4,\"serial\":1}",
                "{\"version\":4,\"serial\":1,\"lineage\":\"a\",\"resources\":[",
                "{\"version\":4,\"serial\":1,\"lineage\":\"a\"} {}",
            })
    void refusesWhatIsNotAState(String content) {
        acquireLock("lock");

        assertRefused(Refusal.NOT_A_STATE, "lock", content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesAStateThatIsTooLarge() {
        acquireLock("lock");

        assertRefused(Refusal.TOO_LARGE, "lock", state(1, TerraformStates.LINEAGE, "x".repeat(64 * 1024)));
    }

    @Test
    void refusesToWriteWithoutALock() {
        assertRefused(Refusal.NOT_LOCKED, null, state(1));
        assertRefused(Refusal.NOT_LOCKED, "lock", state(1));
    }

    @Test
    void refusesToWriteUnderAnothersLock() {
        acquireLock("lock");

        assertThat(writes.write(grant, "another", state(1))).isInstanceOf(Locked.class);
        assertThat(writes.write(grant, null, state(1))).isInstanceOf(Locked.class);
        assertThat(rows()).isZero();
    }

    @Test
    void refusesAWorkerThatLostItsLease() {
        acquireLock("lock");
        credentials.issue(stack, 1, 2);

        assertRefused(Refusal.REVOKED, "lock", state(1));
        assertThat(locks.acquire(grant, lock("lock"))).isEqualTo(new LockResult.Revoked());
        assertThat(locks.unlock(grant, lock("lock"))).isEqualTo(new LockResult.Revoked());
        assertThat(writes.salvage(stack, 1, 1, state(1))).isInstanceOf(Refused.class);
        assertThat(rows()).isZero();
    }

    @Test
    void keepsTheLockOfAnEarlierEpochUntilItIsReleased() {
        acquireLock("lock");
        var successor = grant(credentials.issue(stack, 1, 2));

        assertThat(writes.write(successor, "lock", state(1))).isInstanceOf(Locked.class);
        assertThat(locks.release(stack, 1, 2)).hasValueSatisfying(holder -> {
            assertThat(holder.epoch()).isEqualTo(1);
            assertThat(holder.who()).isEqualTo("ada@node-1");
        });
        assertThat(locks.acquire(successor, lock("next"))).isEqualTo(new LockResult.Done());
        assertThat(writes.write(successor, "next", state(1))).isInstanceOf(Written.class);
    }

    @Test
    void letsAnAdoptedTerraformWriteOn() {
        acquireLock("lock");
        assertThat(credentials.adopt(stack, 1, 2)).isTrue();

        assertThat(locks.holder(stack))
                .hasValueSatisfying(holder -> assertThat(holder.epoch()).isEqualTo(2));
        assertThat(writes.write(grant, "lock", state(1))).isInstanceOf(Written.class);
        assertThat(credentials.adopt(stack, 1, 1)).isFalse();
    }

    @Test
    void salvagesWhatTerraformCouldNotSend() {
        acquireLock("lock");
        writes.write(grant, "lock", state(1));
        credentials.issue(stack, 1, 2);

        assertThat(writes.salvage(stack, 1, 2, state(2)))
                .isInstanceOfSatisfying(
                        Written.class,
                        written -> assertThat(written.version().origin()).isEqualTo(StateOrigin.SALVAGE));
        assertThat(writes.salvage(stack, 1, 2, state(1, TerraformStates.LINEAGE, "older")))
                .isInstanceOf(Refused.class);
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void doesNotSalvageUnderTheLockOfAnotherRun() {
        acquireLock("lock");
        credentials.issue(stack, 2, 1);

        assertThat(writes.salvage(stack, 2, 1, state(1))).isInstanceOf(Locked.class);
        assertThat(rows()).isZero();
    }

    @Test
    void purgesOnlyAStateWithoutResources() {
        acquireLock("lock");
        writes.write(grant, "lock", stateWithResource(1));
        assertThat(writes.purge(grant))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(Refusal.NOT_EMPTY));

        writes.write(grant, "lock", state(2));
        assertThat(writes.purge(grant)).isInstanceOf(Written.class);

        assertThat(versions.latest(stack)).isEmpty();
        assertThat(versions.outputs(stack)).isEmpty();
        assertThat(writes.write(grant, "lock", state(1, "another", "first"))).isInstanceOf(Written.class);
        assertThat(versions.history(stack, Long.MAX_VALUE, 10)).hasSize(4);
    }

    @Test
    void givesTheLockToExactlyOneOfManyAtOnce() throws Exception {
        var results = atOnce(8, index -> locks.acquire(grant, lock("lock-" + index)));

        assertThat(results).filteredOn(LockResult.Done.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(LockResult.Held.class::isInstance).hasSize(7);
    }

    @Test
    void letsExactlyOneOfManyWritersWin() throws Exception {
        acquireLock("lock");

        var results =
                atOnce(8, index -> writes.write(grant, "lock", state(1, TerraformStates.LINEAGE, "writer " + index)));

        assertThat(results).filteredOn(Written.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(Refused.class::isInstance).hasSize(7);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void neverChangesOrRemovesAVersion() {
        acquireLock("lock");
        writes.write(grant, "lock", state(1));

        for (var statement :
                List.of("update state_version set serial = 9", "delete from state_version", "truncate state_version")) {
            assertThatExceptionOfType(DataAccessException.class)
                    .isThrownBy(() -> jdbc.sql(statement).update())
                    .withStackTraceContaining("never changed or removed");
        }
    }

    @Test
    void readsOnlyWhatStandsInItsOwnPlace() {
        acquireLock("lock");
        writes.write(grant, "lock", state(1));
        writes.write(grant, "lock", state(2));
        jdbc.sql("alter table state_version disable trigger all").update();
        jdbc.sql("""
                update state_version as later set ciphertext = earlier.ciphertext from state_version as earlier
                 where later.stack = :stack and earlier.stack = :stack and later.number = 2 and earlier.number = 1""").param("stack", stack.value()).update();
        jdbc.sql("alter table state_version enable trigger all").update();

        assertThatExceptionOfType(StateException.class)
                .isThrownBy(() -> versions.outputs(stack))
                .withMessageContaining("does not decrypt");
    }

    private <T> List<T> atOnce(int count, Attempt<T> attempt) throws Exception {
        var barrier = new CyclicBarrier(count);
        try (var threads = Executors.newFixedThreadPool(count)) {
            var attempts = IntStream.range(0, count)
                    .mapToObj(index -> (Callable<T>) () -> {
                        barrier.await();
                        return attempt.make(index);
                    })
                    .toList();
            return threads.invokeAll(attempts).stream().map(Future::resultNow).toList();
        }
    }

    private interface Attempt<T> {
        T make(int index);
    }

    private void assertRefused(Refusal refusal, @Nullable String lockId, byte[] content) {
        var before = rows();
        assertThat(writes.write(grant, lockId, content))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(refusal));
        assertThat(rows()).isEqualTo(before);
    }

    private long rows() {
        return jdbc.sql("select count(*) from state_version where stack = :stack")
                .param("stack", stack.value())
                .query(Long.class)
                .single();
    }
}
