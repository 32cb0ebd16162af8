package dev.pressyard.provisioning.worker;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets this node be heard of, whether it works on runs or only serves pages. Times are the database's, so that nodes
 * need not agree on theirs.
 */
@Component
class NodeRegister implements SmartLifecycle {

    private static final Logger LOGGER = LoggerFactory.getLogger(NodeRegister.class);

    private static final Duration FAREWELL = Duration.ofSeconds(1);

    /** A data folder has one process at a time: what its earlier lives were does not matter any more. */
    private static final String ENTER = """
            insert into node_life (worker, node, slots, started_at, heard_at)
            values (:worker, :node, :slots, now(), now())
            on conflict (node) do update
               set worker = excluded.worker, slots = excluded.slots, started_at = now(), heard_at = now(), stopped_at = null""";

    private static final String HEARD = "update node_life set heard_at = now() where worker = :worker";

    private static final String LEAVE = "update node_life set stopped_at = now() where worker = :worker";

    private static final String FORGET = "delete from node_life where heard_at < now() - interval '7 days'";

    private final JdbcClient jdbc;
    private final WorkerIdentity identity;
    private final WorkerSettings settings;
    private @Nullable Thread heart;

    NodeRegister(JdbcClient jdbc, WorkerIdentity identity, WorkerSettings settings) {
        this.jdbc = jdbc;
        this.identity = identity;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        if (heart == null) {
            jdbc.sql(FORGET).update();
            jdbc.sql(ENTER)
                    .param("worker", identity.worker())
                    .param("node", identity.node())
                    .param("slots", settings.slots())
                    .update();
            heart = Thread.ofVirtual().name("node-heartbeat").start(this::beat);
        }
    }

    private void beat() {
        try {
            while (true) {
                TimeUnit.MILLISECONDS.sleep(settings.heartbeat().toMillis());
                update(HEARD);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void stop() {
        if (heart != null) {
            heart.interrupt();
            heart = null;
            leave();
        }
    }

    /** A stop waits a moment for this, not for a database that is gone. */
    private void leave() {
        try {
            Thread.ofVirtual().name("node-farewell").start(() -> update(LEAVE)).join(FAREWELL);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    private void update(String statement) {
        try {
            jdbc.sql(statement).param("worker", identity.worker()).update();
        } catch (DataAccessException failure) {
            LOGGER.warn("This node could not be heard of: {}", failure.getMessage());
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return heart != null;
    }
}
