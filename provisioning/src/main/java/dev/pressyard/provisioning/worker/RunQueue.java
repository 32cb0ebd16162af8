package dev.pressyard.provisioning.worker;

import dev.pressyard.provisioning.run.RunIdentifier;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The queue of runs: claims, renewals and returns of leases. Leases are measured by the database's clock, so that nodes
 * need not agree on the time.
 */
@Repository
class RunQueue {

    /** The oldest run that may start, go on after approval, or be recovered because its lease has run out. */
    private static final String CLAIM = """
            with candidate as (
              select number, status from run
              where (status in ('QUEUED', 'CONFIRMED') and (lease_until is null or lease_until < now())
                  or status in ('PREPARING', 'PLANNING', 'APPLYING', 'VERIFYING', 'RECOVERING') and lease_until < now())
                and (status <> 'QUEUED' or not exists (
                  select from run other where other.stack_id = run.stack_id and other.number <> run.number
                    and (other.status in ('PREPARING', 'PLANNING', 'PLANNED', 'CONFIRMED', 'APPLYING', 'VERIFYING', 'RECOVERING')
                      or other.status = 'QUEUED' and other.number < run.number)))
                and (after_run is null or exists (
                  select from run earlier where earlier.number = run.after_run
                    and earlier.status in ('APPLIED', 'NO_CHANGES')))
              order by number
              limit 1
              for update skip locked)
            update run set
              status = case candidate.status when 'QUEUED' then 'PREPARING' when 'CONFIRMED' then 'CONFIRMED' else 'RECOVERING' end,
              epoch = epoch + 1, node = :node, worker = :worker, lease_until = now() + :lease * interval '1 second'
            from candidate
            where run.number = candidate.number
            returning run.number, run.epoch, run.status = 'RECOVERING' as recovered
            """;

    private static final String RENEW = """
            update run set lease_until = now() + :lease * interval '1 second'
            where number in (:numbers) and worker = :worker and lease_until is not null
            returning number
            """;

    private static final String TAKEN_BY_OTHERS = """
            select number from run
            where number in (:numbers) and lease_until is not null and worker <> :worker
            """;

    private static final String CANCELED = """
            select number from run where number in (:numbers) and cancel_requested_at is not null
            """;

    private static final String RELEASE = """
            update run set lease_until = now() - interval '1 second'
            where number = :number and epoch = :epoch and lease_until is not null
            """;

    /** What an earlier life of this node held is nobody's: the data folder has one process at a time. */
    private static final String SURRENDER = """
            update run set lease_until = now() - interval '1 second'
            where node = :node and worker <> :worker and lease_until > now()
            """;

    private final JdbcClient jdbc;
    private final WorkerIdentity identity;
    private final WorkerSettings settings;
    private final Drain drain;

    RunQueue(JdbcClient jdbc, WorkerIdentity identity, WorkerSettings settings, Drain drain) {
        this.jdbc = jdbc;
        this.drain = drain;
        this.identity = identity;
        this.settings = settings;
    }

    /** Takes the next run, if there is one that may be worked on and this node is not about to be stopped. */
    Optional<Claim> claim() {
        if (drain.isOn()) {
            return Optional.empty();
        }
        try {
            return jdbc.sql(CLAIM)
                    .param("node", identity.node())
                    .param("worker", identity.worker())
                    .param("lease", settings.lease().toSeconds())
                    .query((row, _) -> new Claim(
                            new RunIdentifier(row.getLong("number")),
                            row.getLong("epoch"),
                            row.getBoolean("recovered")))
                    .optional();
        } catch (DuplicateKeyException anotherWorkerWasFirst) {
            return Optional.empty();
        }
    }

    /** Renews those of the leases that this worker still holds; returns their runs. */
    List<RunIdentifier> renew(Collection<RunIdentifier> runs) {
        return jdbc.sql(RENEW)
                .param("numbers", numbers(runs))
                .param("worker", identity.worker())
                .param("lease", settings.lease().toSeconds())
                .query((row, _) -> new RunIdentifier(row.getLong("number")))
                .list();
    }

    /** Those of the runs that another worker has the lease on by now. */
    List<RunIdentifier> takenByOthers(Collection<RunIdentifier> runs) {
        return jdbc.sql(TAKEN_BY_OTHERS)
                .param("numbers", numbers(runs))
                .param("worker", identity.worker())
                .query((row, _) -> new RunIdentifier(row.getLong("number")))
                .list();
    }

    /** Those of the runs that somebody wants canceled. */
    List<RunIdentifier> cancelRequested(Collection<RunIdentifier> runs) {
        return jdbc.sql(CANCELED)
                .param("numbers", numbers(runs))
                .query((row, _) -> new RunIdentifier(row.getLong("number")))
                .list();
    }

    /** Gives a run back, so that any worker can go on with it at once. */
    void release(Claim claim) {
        jdbc.sql(RELEASE)
                .param("number", claim.run().number())
                .param("epoch", claim.epoch())
                .update();
    }

    /** Begins this life of the node: ends the leases of earlier ones, and their stop. */
    void begin() {
        drain.end();
        jdbc.sql(SURRENDER)
                .param("node", identity.node())
                .param("worker", identity.worker())
                .update();
    }

    private static List<Long> numbers(Collection<RunIdentifier> runs) {
        return runs.stream().map(RunIdentifier::number).toList();
    }
}
