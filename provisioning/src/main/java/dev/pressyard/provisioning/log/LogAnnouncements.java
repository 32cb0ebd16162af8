package dev.pressyard.provisioning.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells other nodes which logs have grown, ten times a second at most, however many logs grow and however fast. */
final class LogAnnouncements implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(LogAnnouncements.class);

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

    /** As many as fit into a notification for certain: two numbers of 19 digits and two signs each. */
    private static final int MOST_AT_ONCE = 190;

    private final Map<LogIdentifier, Long> pending = new ConcurrentHashMap<>();

    private final AtomicBoolean scheduled = new AtomicBoolean();

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("log-announcements").daemon().factory());

    private final Consumer<String> publisher;

    private volatile long lastFlush = System.nanoTime() - PAUSE;

    LogAnnouncements(Consumer<String> publisher) {
        this.publisher = publisher;
    }

    void add(LogIdentifier log, long lastSequence) {
        pending.merge(log, lastSequence, Math::max);
        if (scheduled.compareAndSet(false, true)) {
            long wait = PAUSE - (System.nanoTime() - lastFlush);
            var _ = executor.schedule(this::flush, Math.max(0, wait), TimeUnit.NANOSECONDS);
        }
    }

    private void flush() {
        scheduled.set(false);
        lastFlush = System.nanoTime();
        try {
            drain().forEach(publisher);
        } catch (RuntimeException failure) {
            // Whoever missed this looks for itself once its own connection is back.
            LOGGER.warn("Other nodes were not told that logs have grown", failure);
        }
    }

    private Stream<String> drain() {
        var growths = new ArrayList<Growth>();
        for (var log : List.copyOf(pending.keySet())) {
            var lastSequence = pending.remove(log);
            if (lastSequence != null) {
                growths.add(new Growth(log, lastSequence));
            }
        }
        return growths.stream().gather(Gatherers.windowFixed(MOST_AT_ONCE)).map(LogAnnouncements::format);
    }

    private static String format(List<Growth> growths) {
        return growths.stream()
                .map(growth -> growth.log.value() + ":" + growth.lastSequence)
                .collect(Collectors.joining(" "));
    }

    /** What {@code payload} of another node's announcement says. */
    static List<Growth> parse(String payload) {
        return Stream.of(payload.split(" "))
                .map(growth -> growth.split(":"))
                .map(parts -> new Growth(new LogIdentifier(Long.parseLong(parts[0])), Long.parseLong(parts[1])))
                .toList();
    }

    @Override
    public void close() {
        executor.close();
    }

    /** A log and its last chunk. */
    record Growth(LogIdentifier log, long lastSequence) {}
}
