package dev.pressyard.sandbox.runtime;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that takes longer than a round may: one of each name at a time, and after a failure a pause. */
final class Chores implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Chores.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private volatile ExecutorService threads = newThreads();
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final Map<String, Instant> pausedUntil = new ConcurrentHashMap<>();
    private final Clock clock;

    Chores(Clock clock) {
        this.clock = clock;
    }

    /** A piece of work; what it throws is logged, and it is due again after a pause. */
    interface Chore {

        void perform() throws InterruptedException;
    }

    /** Begins a chore unless one of this name is under way or has just failed. */
    void begin(String name, Chore chore) {
        var paused = pausedUntil.getOrDefault(name, Instant.MIN).isAfter(clock.instant());
        if (!paused && underWay.add(name)) {
            threads.execute(() -> perform(name, chore));
        }
    }

    /** Interrupts what is under way and waits for it. What is begun after that is performed: a portal may go on. */
    @Override
    public void close() {
        var before = threads;
        threads = newThreads();
        before.shutdownNow();
        before.close();
    }

    private static ExecutorService newThreads() {
        return Executors.newVirtualThreadPerTaskExecutor();
    }

    private void perform(String name, Chore chore) {
        try {
            chore.perform();
            pausedUntil.remove(name);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            LOG.warn("{} failed and is tried again: {}", name, failure.toString());
            pausedUntil.values().removeIf(until -> !until.isAfter(clock.instant()));
            pausedUntil.put(name, clock.instant().plus(PAUSE));
        } finally {
            underWay.remove(name);
        }
    }
}
