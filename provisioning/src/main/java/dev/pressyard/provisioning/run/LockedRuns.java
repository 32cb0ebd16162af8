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

    /** Until the transaction ends, nobody else queues anything for the stack on the strength of what waits there. */
    void takeTurn(StackIdentifier stack) {
        jdbc.sql(TURN).param("stack", stack.value().toString()).query().singleRow();
    }
}
