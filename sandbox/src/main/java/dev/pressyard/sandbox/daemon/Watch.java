package dev.pressyard.sandbox.daemon;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after something again and again, on a thread of its own. What goes wrong is logged, and the next look comes.
 */
public final class Watch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final String name;
    private final ScheduledExecutorService thread;
    private final ScheduledFuture<?> looking;

    private Watch(String name, Duration pause, Runnable look) {
        this.name = name;
        this.thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
        this.looking = thread.scheduleWithFixedDelay(() -> survive(look), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Starts to look at once.
     *
     * @param pause between the end of one look and the beginning of the next
     */
    public static Watch start(String name, Duration pause, Runnable look) {
        return new Watch(name, pause, look);
    }

    /** Waits for the look under way; none follows. */
    @Override
    public void close() {
        looking.cancel(false);
        thread.close();
    }

    private void survive(Runnable look) {
        try {
            look.run();
        } catch (RuntimeException failure) {
            LOG.warn("{}: {}", name, failure.toString());
        }
    }
}
