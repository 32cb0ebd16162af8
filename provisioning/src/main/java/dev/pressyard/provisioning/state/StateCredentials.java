package dev.pressyard.provisioning.state;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The credentials by which runs reach their stacks' states. A stack has at most one: issuing the next revokes it, so a
 * worker that lost its lease, and any Terraform it left behind, can neither read nor write.
 */
@Component
public class StateCredentials {

    private static final String ISSUE = """
            insert into state_credential as held (stack, run, epoch, username, password_hash, issued_at)
            values (:stack, :run, :epoch, :username, :hash, :now)
            on conflict (stack) do update
               set run = excluded.run, epoch = excluded.epoch, username = excluded.username,
                   password_hash = excluded.password_hash, issued_at = excluded.issued_at, revoked_at = null
             where (held.run, held.epoch) <= (excluded.run, excluded.epoch)""";

    private static final String ADOPT_CREDENTIAL = """
            update state_credential set epoch = :epoch
             where stack = :stack and run = :run and epoch <= :epoch and revoked_at is null""";

    private static final String ADOPT_LOCK = """
            update state_lock set epoch = :epoch where stack = :stack and run = :run""";

    private static final String REVOKE = """
            update state_credential set revoked_at = :now
             where stack = :stack and run = :run and revoked_at is null""";

    private static final String FIND = """
            select stack, password_hash from state_credential where username = :username and revoked_at is null""";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    StateCredentials(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Gives a run's worker the only credential of a stack; every earlier one of that stack is refused from now on.
     *
     * @param run number of the run; a later run of a stack has a higher number
     * @param epoch of the worker's lease; a later lease of a run has a higher epoch
     * @throws StateException if a later run or epoch has been given one already: the caller's lease is lost
     */
    @Transactional
    public StateCredential issue(StackIdentifier stack, long run, long epoch) {
        var credential = new StateCredential(
                stack, "run-%d-%s".formatted(run, HexFormat.of().formatHex(random(8))), password());
        var issued = jdbc.sql(ISSUE)
                .param("stack", stack.value())
                .param("run", run)
                .param("epoch", epoch)
                .param("username", credential.username())
                .param("hash", hash(credential.password()))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (issued == 0) {
            throw new StateException("stack %s: run %d has no right to the state at epoch %d, a later one has"
                    .formatted(stack, run, epoch));
        }
        return credential;
    }

    /**
     * Moves a run's credential and lock to a later epoch, unchanged, for a worker that re-attaches to a Terraform that
     * an earlier worker of the same run started.
     *
     * @return whether there was a credential to adopt; if not, that Terraform cannot write any more
     */
    @Transactional
    public boolean adopt(StackIdentifier stack, long run, long epoch) {
        var adopted = moveTo(ADOPT_CREDENTIAL, stack, run, epoch) == 1;
        if (adopted) {
            moveTo(ADOPT_LOCK, stack, run, epoch);
        }
        return adopted;
    }

    private int moveTo(String statement, StackIdentifier stack, long run, long epoch) {
        return jdbc.sql(statement)
                .param("stack", stack.value())
                .param("run", run)
                .param("epoch", epoch)
                .update();
    }

    /** Ends the credential of this run for this stack, if it has one. */
    @Transactional
    public void revoke(StackIdentifier stack, long run) {
        jdbc.sql(REVOKE)
                .param("stack", stack.value())
                .param("run", run)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What the credential opens, or nothing if it is wrong or revoked. */
    public Optional<StateGrant> authenticate(String username, String password) {
        return jdbc.sql(FIND)
                .param("username", username)
                .query(Issued.class)
                .optional()
                .filter(issued -> MessageDigest.isEqual(issued.passwordHash(), hash(password)))
                .map(issued -> new StateGrant(new StackIdentifier(issued.stack()), username));
    }

    private String password() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random(32));
    }

    private byte[] random(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** A plain hash is enough for 256 random bits: there is no dictionary to try. */
    private static byte[] hash(String password) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Issued(UUID stack, byte[] passwordHash) {}
}
