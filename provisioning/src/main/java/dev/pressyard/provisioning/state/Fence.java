package dev.pressyard.provisioning.state;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets one caller at a time, and only one with the stack's newest credential, change a stack's state. Whoever passes
 * holds the stack until the transaction ends, so it must be called inside one.
 */
@Component
class Fence {

    private static final String BY_USERNAME = """
            select stack, run, epoch from state_credential
             where stack = :stack and username = :username and revoked_at is null
               for update""";

    private static final String BY_EPOCH = """
            select stack, run, epoch from state_credential
             where stack = :stack and run = :run and epoch = :epoch
               for update""";

    private final JdbcClient jdbc;

    Fence(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Passes the caller of a credential that is not revoked. */
    Optional<Passage> pass(StateGrant grant) {
        return jdbc.sql(BY_USERNAME)
                .param("stack", grant.stack().value())
                .param("username", grant.username())
                .query(Passage.class)
                .optional();
    }

    /** Passes the worker that the stack's newest credential was issued to, even when it is revoked by now. */
    Optional<Passage> pass(StackIdentifier stack, long run, long epoch) {
        return jdbc.sql(BY_EPOCH)
                .param("stack", stack.value())
                .param("run", run)
                .param("epoch", epoch)
                .query(Passage.class)
                .optional();
    }

    /** Who changes which stack's state in this transaction. */
    record Passage(UUID stack, long run, long epoch) {

        StackIdentifier identifier() {
            return new StackIdentifier(stack);
        }
    }
}
