package dev.pressyard.provisioning.log;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** A log that somebody on this node watches: its listeners, and its latest chunks in one unbroken row. */
final class WatchedLog {

    private static final Logger LOGGER = LoggerFactory.getLogger(WatchedLog.class);

    /** At most four mebibytes of text for each watched log, usually a quarter of that. */
    static final int KEPT_CHUNKS = 64;

    private final LogIdentifier log;

    private final LogReader reader;

    private final List<Place> places = new CopyOnWriteArrayList<>();

    private final AtomicBoolean ringing = new AtomicBoolean();

    /** Held while catching up and ringing, so that it is one at a time. */
    private final Object doorbell = new Object();

    /** Guarded by this. */
    private final Deque<LogChunk> recent = new ArrayDeque<>();

    /** The last chunk that we know to exist. Guarded by this. */
    private long lastSequence;

    private volatile boolean maybeBehind;

    WatchedLog(LogIdentifier log, LogReader reader) {
        this.log = log;
        this.reader = reader;
    }

    void add(Place place) {
        places.add(place);
    }

    boolean isEmptyWithout(Place place) {
        places.remove(place);
        return places.isEmpty();
    }

    /** A writer on this node has committed {@code chunks}. */
    void append(List<LogChunk> chunks) {
        keep(chunks);
        ring();
    }

    /** Some writer has committed up to {@code sequence}. */
    void grownTo(long sequence) {
        if (learn(sequence)) {
            ring();
        }
    }

    /** Announcements may have been missed. */
    void lookAgain() {
        maybeBehind = true;
        ring();
    }

    /** Reads what was committed by now, announced or not. */
    void catchUpNow() {
        maybeBehind = true;
        synchronized (doorbell) {
            catchUp();
        }
    }

    /** The chunks after {@code sequence}; null when memory does not reach back that far. */
    synchronized @Nullable List<LogChunk> recentAfter(long sequence, int limit) {
        var first = recent.peekFirst();
        if (first == null || first.sequence() > sequence + 1) {
            return null;
        }
        return recent.stream()
                .filter(chunk -> chunk.sequence() > sequence)
                .limit(limit)
                .toList();
    }

    /** Never waits; rings that are asked for while one is about to begin become one. */
    private void ring() {
        if (ringing.compareAndSet(false, true)) {
            Thread.ofVirtual().name("log-" + log.value()).start(this::ringNow);
        }
    }

    private void ringNow() {
        synchronized (doorbell) {
            ringing.set(false);
            try {
                var last = catchUp();
                places.forEach(place -> place.ring(last));
            } catch (DataAccessException failure) {
                LOGGER.warn(
                        "Log {} cannot be read; its viewers hear of it when the database is back",
                        log.value(),
                        failure);
            }
        }
    }

    /** Reads once, for all viewers, what other nodes have written. */
    private long catchUp() {
        if (maybeBehind) {
            maybeBehind = false;
            learn(reader.extent(log).lastSequence());
        }
        long last = lastSequence();
        long kept = lastKept();
        if (kept < last) {
            keep(reader.chunksAfter(log, Math.max(kept, last - KEPT_CHUNKS), KEPT_CHUNKS));
        }
        return lastSequence();
    }

    private synchronized long lastSequence() {
        return lastSequence;
    }

    private synchronized long lastKept() {
        var last = recent.peekLast();
        return last == null ? 0 : last.sequence();
    }

    private synchronized boolean learn(long sequence) {
        boolean isNews = sequence > lastSequence;
        lastSequence = Math.max(lastSequence, sequence);
        return isNews;
    }

    private synchronized void keep(List<LogChunk> chunks) {
        for (var chunk : chunks) {
            keep(chunk);
        }
    }

    private void keep(LogChunk chunk) {
        long last = lastKept();
        if (chunk.sequence() <= last) {
            return;
        }
        if (chunk.sequence() > last + 1) {
            recent.clear();
        }
        recent.addLast(chunk);
        learn(chunk.sequence());
        if (recent.size() > KEPT_CHUNKS) {
            recent.removeFirst();
        }
    }

    /** A listener's place; compared by identity, for a listener may subscribe twice. */
    static final class Place {

        private final LogListener listener;

        Place(LogListener listener) {
            this.listener = listener;
        }

        private void ring(long lastSequence) {
            try {
                listener.grown(lastSequence);
            } catch (RuntimeException failure) {
                LOGGER.error("A viewer of a log could not be woken", failure);
            }
        }
    }
}
