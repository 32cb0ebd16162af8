package dev.pressyard.provisioning.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.pressyard.provisioning.testing.PostgresTest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PostgresTest
class PostgresNotificationsIntegrationTests {

    private static final String END_CURRENT_LISTENING = """
            select pg_terminate_backend(pid) from pg_stat_activity
             where datname = current_database() and application_name = 'pressyard-notifications'
            """;

    private final Notifications notifications;

    private final TransactionTemplate transactions;

    private final JdbcClient jdbc;

    private final DataSource dataSource;

    private final List<String> heard = new CopyOnWriteArrayList<>();

    PostgresNotificationsIntegrationTests(
            @Autowired Notifications notifications,
            @Autowired TransactionTemplate transactions,
            @Autowired JdbcClient jdbc,
            @Autowired DataSource dataSource) {
        this.notifications = notifications;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.dataSource = dataSource;
    }

    /** What is published before the listening connection stands is lost, as documented. */
    @BeforeEach
    void awaitTheListeningConnection() {
        try (var _ = notifications.subscribe("warm-up", heard::add)) {
            await().until(() -> {
                notifications.publish("warm-up", "there");
                return heard.contains("there");
            });
        }
        heard.clear();
    }

    @Test
    void tellsAListenerOfItsChannelOnly() {
        try (var _ = notifications.subscribe("runs", heard::add)) {
            notifications.publish("sites", "other");
            notifications.publish("runs", "a:b c");
            notifications.publish("runs", "ü");

            await().until(() -> heard.size() == 2);
            assertThat(heard).containsExactly("a:b c", "ü");
        }
    }

    @Test
    void tellsOnlyWhatWasCommitted() {
        try (var _ = notifications.subscribe("runs", heard::add)) {
            transactions.executeWithoutResult(status -> {
                notifications.publish("runs", "rolled back");
                status.setRollbackOnly();
            });
            transactions.executeWithoutResult(status -> notifications.publish("runs", "committed"));

            await().until(() -> heard.contains("committed"));
            assertThat(heard).containsExactly("committed");
        }
    }

    @Test
    void tellsOthersWhenOneListenerFails() {
        try (var _ = notifications.subscribe("runs", payload -> {
                    throw new IllegalStateException("broken on purpose");
                });
                var _ = notifications.subscribe("runs", heard::add)) {
            notifications.publish("runs", "one");
            await().until(() -> heard.contains("one"));
        }
    }

    @Test
    void tellsNothingAfterASubscriptionIsClosed() {
        notifications.subscribe("runs", heard::add).close();
        var others = new CopyOnWriteArrayList<String>();
        try (var _ = notifications.subscribe("runs", others::add)) {
            notifications.publish("runs", "one");
            await().until(() -> others.contains("one"));
        }
        assertThat(heard).isEmpty();
    }

    @Test
    void ringsWithoutAPayloadAfterItsConnectionWasLost() {
        try (var _ = notifications.subscribe("runs", heard::add)) {
            jdbc.sql(END_CURRENT_LISTENING).query(Boolean.class).list();

            await().until(() -> heard.contains(""));
            notifications.publish("runs", "again");
            await().until(() -> heard.contains("again"));
        }
    }

    @Test
    void givesItsConnectionBackWhenItStops() throws Exception {
        var pool = dataSource.unwrap(HikariDataSource.class).getHikariPoolMXBean();
        var other = new PostgresNotifications(jdbc, dataSource);
        int before = pool.getActiveConnections();
        try (var _ = other.subscribe("runs", heard::add)) {
            other.start();
            await().until(() -> heard.contains(""));
            assertThat(pool.getActiveConnections()).isEqualTo(before + 1);
        } finally {
            other.stop();
        }

        assertThat(other.isRunning()).isFalse();
        assertThat(pool.getActiveConnections()).isEqualTo(before);
        assertThat(jdbc.sql("select 1").query(Integer.class).single()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Runs", "a:b", "; drop table site", "1st"})
    void refusesWhatIsNoChannel(String channel) {
        assertThatIllegalArgumentException().isThrownBy(() -> notifications.subscribe(channel, heard::add));
        assertThatIllegalArgumentException().isThrownBy(() -> notifications.publish(channel, "one"));
    }

    @Test
    void refusesAPayloadThatPostgresWouldNotCarry() {
        assertThatIllegalArgumentException().isThrownBy(() -> notifications.publish("runs", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> notifications.publish("runs", "ü".repeat(4_000)));
    }
}
