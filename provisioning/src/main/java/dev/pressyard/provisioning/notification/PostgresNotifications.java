package dev.pressyard.provisioning.notification;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells notifications through Postgres' NOTIFY.
 *
 * <p>All of them travel over one Postgres channel with their own channel's name in front, so that a new subscription
 * hears everything from its first moment, without waiting for the listening connection to be free for another LISTEN.
 */
@Component
class PostgresNotifications implements Notifications, SmartLifecycle {

    static final String POSTGRES_CHANNEL = "pressyard";

    private static final Pattern CHANNEL = Pattern.compile("[a-z][a-z0-9_-]{0,62}");

    private static final int LONGEST_PAYLOAD = 7_900; // Postgres allows 7,999 bytes, the channel's name among them

    private final JdbcClient jdbc;

    private final Listeners listeners = new Listeners();

    private final NotificationThread thread;

    PostgresNotifications(JdbcClient jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        this.thread = new NotificationThread(dataSource, listeners);
    }

    @Override
    public Subscription subscribe(String channel, Consumer<String> listener) {
        return listeners.add(checked(channel), listener);
    }

    @Override
    public void publish(String channel, String payload) {
        if (payload.isEmpty() || payload.getBytes(StandardCharsets.UTF_8).length > LONGEST_PAYLOAD) {
            throw new IllegalArgumentException("A payload has 1 to " + LONGEST_PAYLOAD + " bytes");
        }
        jdbc.sql("select pg_notify(:channel, :payload)")
                .param("channel", POSTGRES_CHANNEL)
                .param("payload", checked(channel) + ":" + payload)
                .query((row, number) -> payload)
                .single();
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void stop() {
        thread.stop();
    }

    @Override
    public boolean isRunning() {
        return thread.isRunning();
    }

    private static String checked(String channel) {
        if (!CHANNEL.matcher(channel).matches()) {
            throw new IllegalArgumentException("Not the name of a channel: " + channel);
        }
        return channel;
    }
}
