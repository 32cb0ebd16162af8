package dev.pressyard.portal.account;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing: after five failures for one person from one address, or thirty from one address, within five
 * minutes, further attempts from there are refused unseen. Counted in the database, so that all nodes count together.
 */
@Component
class SignInThrottle {

    static final int FAILURES_PER_PERSON = 5;
    static final int FAILURES_PER_ADDRESS = 30;
    static final Duration WINDOW = Duration.ofMinutes(5);

    private static final String COUNT = """
            select count(*) filter (where username = :username) >= :perPerson or count(*) >= :perAddress
            from sign_in_failure
            where address = :address and at > :since
            """;

    private static final String RECORD = """
            with gone as (delete from sign_in_failure where at <= :since)
            insert into sign_in_failure (username, address, at) values (:username, :address, :now)
            """;

    private static final String FORGET =
            "delete from sign_in_failure where username = :username and address = :address";

    private final JdbcClient database;
    private final Clock clock;

    SignInThrottle(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    boolean refuses(String username, String address) {
        return database.sql(COUNT)
                .param("username", username)
                .param("address", address)
                .param("perPerson", FAILURES_PER_PERSON)
                .param("perAddress", FAILURES_PER_ADDRESS)
                .param("since", since())
                .query(Boolean.class)
                .single();
    }

    void recordFailure(String username, String address) {
        database.sql(RECORD)
                .param("username", username)
                .param("address", address)
                .param("since", since())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    void forget(String username, String address) {
        database.sql(FORGET)
                .param("username", username)
                .param("address", address)
                .update();
    }

    private Timestamp since() {
        return Timestamp.from(clock.instant().minus(WINDOW));
    }
}
