package dev.pressyard.provisioning.notification;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread of a node that waits for notifications. It keeps one connection of the pool for as long as it runs:
 * whatever the data source does to connect (rotated passwords, TLS, an embedded server) then holds for it too.
 */
final class NotificationThread {

    private static final Logger LOGGER = LoggerFactory.getLogger(NotificationThread.class);

    /** How long a wait lasts before the connection is asked whether it still lives. */
    private static final Duration WAIT = Duration.ofSeconds(10);

    private static final Duration FIRST_BACKOFF = Duration.ofMillis(100);

    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(10);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** By which the connection is known in {@code pg_stat_activity}. */
    static final String APPLICATION_NAME = "pressyard-notifications";

    private final DataSource dataSource;

    private final Listeners listeners;

    private volatile boolean running;

    private @Nullable Thread thread;

    private volatile @Nullable Connection connection;

    private Duration backoff = FIRST_BACKOFF;

    NotificationThread(DataSource dataSource, Listeners listeners) {
        this.dataSource = dataSource;
        this.listeners = listeners;
    }

    synchronized void start() {
        if (!running) {
            running = true;
            thread = Thread.ofPlatform().name("notifications").daemon().start(this::run);
        }
    }

    synchronized void stop() {
        running = false;
        var stopped = thread;
        if (stopped == null) {
            return;
        }
        LockSupport.unpark(stopped);
        abort(connection);
        try {
            stopped.join(PATIENCE);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try {
                listen();
            } catch (SQLException failure) {
                pause(failure);
            }
        }
    }

    private void listen() throws SQLException {
        try (var borrowed = dataSource.getConnection()) {
            connection = borrowed;
            borrowed.setAutoCommit(true);
            try (var statement = borrowed.createStatement()) {
                statement.execute("set application_name = '" + APPLICATION_NAME + "'");
                statement.execute("listen " + PostgresNotifications.POSTGRES_CHANNEL);
                backoff = FIRST_BACKOFF;
                listeners.tellOfGap();
                tellUntilStopped(borrowed);
            }
        } finally {
            connection = null;
        }
    }

    private void tellUntilStopped(Connection borrowed) throws SQLException {
        var postgres = borrowed.unwrap(PGConnection.class);
        while (running) {
            var received = postgres.getNotifications((int) WAIT.toMillis());
            if (received.length > 0) {
                tell(received);
            } else if (!borrowed.isValid((int) PATIENCE.toSeconds())) {
                throw new SQLException("The listening connection is dead");
            }
        }
    }

    private void tell(PGNotification[] received) {
        Arrays.stream(received)
                .map(PGNotification::getParameter)
                .collect(Collectors.toCollection(LinkedHashSet::new))
                .forEach(listeners::tell);
    }

    private void pause(SQLException failure) {
        if (!running) {
            return;
        }
        LOGGER.warn("No notifications for now ({}), next try in {} ms", failure.getMessage(), backoff.toMillis());
        LockSupport.parkNanos(backoff.toNanos());
        var doubled = backoff.multipliedBy(2);
        backoff = doubled.compareTo(LONGEST_BACKOFF) < 0 ? doubled : LONGEST_BACKOFF;
    }

    /** Ends a wait in progress. The connection is of no use to the pool afterwards. */
    private static void abort(@Nullable Connection connection) {
        if (connection == null) {
            return;
        }
        try {
            connection.abort(Runnable::run);
        } catch (SQLException failure) {
            LOGGER.debug("The listening connection was gone already", failure);
        }
    }
}
