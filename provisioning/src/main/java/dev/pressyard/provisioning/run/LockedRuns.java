package dev.pressyard.provisioning.run;

import dev.pressyard.provisioning.state.StackIdentifier;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Runs with their rows locked until the transaction ends, as they stand then. A query with a lock would hand out what
 * the transaction has read before it waited, and write all of that back.
 */
@Component
class LockedRuns {

    private static final String TURN = "select pg_advisory_xact_lock(hashtextextended('queue/' || :stack, 0))";

    private static final String TURN_OF_RUN = """
        select pg_advisory_xact_lock(hashtextextended('queue/' || stack_id, 0)) from run where number = :run""";

    private final EntityManager entities;
    private final JdbcClient jdbc;

    LockedRuns(EntityManager entities, JdbcClient jdbc) {
        this.entities = entities;
        this.jdbc = jdbc;
    }

    /** @throws UnknownRunException if there is none of this number */
    Run require(RunIdentifier identifier) {
        entities.flush();
        var run = Optional.ofNullable(entities.find(Run.class, identifier.number()))
                .orElseThrow(() -> new UnknownRunException(identifier));
        entities.refresh(run, LockModeType.PESSIMISTIC_WRITE);
        return run;
    }

    /** The turn at the stack of a run, before the run itself is locked: the order in which everybody takes the two. */
    void takeTurnOf(RunIdentifier run) {
        jdbc.sql(TURN_OF_RUN).param("run", run.number()).query().singleRow();
    }

    /** Until the transaction ends, nobody else queues anything for the stack on the strength of what waits there. */
    void takeTurn(StackIdentifier stack) {
        jdbc.sql(TURN).param("stack", stack.value().toString()).query().singleRow();
    }
}
