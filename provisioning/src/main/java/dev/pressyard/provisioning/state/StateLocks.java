package dev.pressyard.provisioning.state;

import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.audit.Audit;
import dev.pressyard.provisioning.audit.AuditEntry;
import dev.pressyard.provisioning.state.Fence.Passage;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;

/** The locks of the stacks' states: taken and given back by Terraform, or released by a recovery. */
@Component
public class StateLocks {

    private static final String HOLDER = """
            select lock_id, information, run, epoch, acquired_at from state_lock where stack = :stack""";

    private static final String ACQUIRE = """
            insert into state_lock (stack, lock_id, information, run, epoch, acquired_at)
            values (:stack, :lockId, :information, :run, :epoch, :now)""";

    private static final String RELEASE = "delete from state_lock where stack = :stack";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Fence fence;
    private final Audit audit;

    StateLocks(JdbcClient jdbc, Clock clock, Fence fence, Audit audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.fence = fence;
        this.audit = audit;
    }

    /** Who holds the lock of a stack's state. */
    public Optional<LockHolder> holder(StackIdentifier stack) {
        return jdbc.sql(HOLDER)
                .param("stack", stack.value())
                .query((row, number) -> new LockHolder(
                        row.getString("lock_id"),
                        row.getString("information"),
                        row.getLong("run"),
                        row.getLong("epoch"),
                        instant(row.getObject("acquired_at", OffsetDateTime.class))))
                .optional();
    }

    private static Instant instant(OffsetDateTime time) {
        return time.toInstant();
    }

    /**
     * Takes the lock. Taking one's own lock again succeeds, for Terraform repeats a request whose answer it did not
     * get.
     *
     * @param information Terraform's LockInfo as JSON
     */
    @Transactional
    public LockResult acquire(StateGrant grant, String information) {
        var lockId = lockId(information);
        if (lockId.isEmpty()) {
            return new LockResult.NotALock("a lock must be JSON with an ID");
        }
        return fence.pass(grant)
                .map(passage -> acquire(grant.stack(), passage, lockId.get(), information))
                .orElseGet(LockResult.Revoked::new);
    }

    private LockResult acquire(StackIdentifier stack, Passage passage, String lockId, String information) {
        var holder = holder(stack);
        if (holder.isPresent()) {
            return isHeldBy(holder.get(), passage, lockId) ? new LockResult.Done() : new LockResult.Held(holder.get());
        }
        jdbc.sql(ACQUIRE)
                .param("stack", stack.value())
                .param("lockId", lockId)
                .param("information", information)
                .param("run", passage.run())
                .param("epoch", passage.epoch())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return new LockResult.Done();
    }

    /**
     * Gives the lock back. Giving back a lock that nobody holds succeeds, for the same reason as taking it twice.
     *
     * @param information Terraform's LockInfo as JSON; its ID must be the holder's
     */
    @Transactional
    public LockResult unlock(StateGrant grant, String information) {
        var lockId = lockId(information);
        if (lockId.isEmpty()) {
            return new LockResult.NotALock("an unlock must be JSON with the lock's ID");
        }
        if (fence.pass(grant).isEmpty()) {
            return new LockResult.Revoked();
        }
        var holder = holder(grant.stack());
        if (holder.isPresent() && !holder.get().lockId().equals(lockId.get())) {
            return new LockResult.Held(holder.get());
        }
        delete(grant.stack());
        return new LockResult.Done();
    }

    /**
     * Releases a lock that a dead Terraform left, for the worker that recovers its stack. The caller says that no
     * Terraform of this stack runs any more: it has its process's end, or has issued itself a new credential.
     *
     * @param run and
     * @param epoch that the stack's newest credential was issued to
     * @return the holder that lost the lock, if there was one
     * @throws StateException if a later run or epoch has the right to the state
     */
    @Transactional
    public Optional<LockHolder> release(StackIdentifier stack, long run, long epoch) {
        if (fence.pass(stack, run, epoch).isEmpty()) {
            throw new StateException("stack %s: run %d may not release the lock at epoch %d: its lease is lost"
                    .formatted(stack, run, epoch));
        }
        var holder = holder(stack);
        holder.ifPresent(held -> {
            delete(stack);
            audit.record(AuditEntry.of(Actor.SYSTEM, "state.lock-released")
                    .inRun(run)
                    .with(Map.of(
                            "stack", stack.toString(),
                            "lock", held.lockId(),
                            "operation", held.operation(),
                            "holder", held.who(),
                            "holderRun", held.run(),
                            "holderEpoch", held.epoch())));
        });
        return holder;
    }

    static boolean isHeldBy(LockHolder holder, Passage passage, String lockId) {
        return holder.lockId().equals(lockId) && holder.run() == passage.run() && holder.epoch() == passage.epoch();
    }

    private void delete(StackIdentifier stack) {
        jdbc.sql(RELEASE).param("stack", stack.value()).update();
    }

    private static Optional<String> lockId(String information) {
        try {
            return Optional.of(StateJson.MAPPER.readTree(information).path("ID").asString(""))
                    .filter(identifier -> !identifier.isBlank());
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }
}
