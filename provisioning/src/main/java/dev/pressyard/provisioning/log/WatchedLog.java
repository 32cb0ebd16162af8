package dev.pressyard.provisioning.log;

import java.util.ArrayList;
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

    /** Changed under this, as a whole, and read without waiting: a thousand viewers read it after each commit. */
    private volatile List<LogChunk> recent = List.of();

    /** The last chunk that we know to exist. Guarded by this. */
    private long lastSequence;

    private volatile boolean maybeBehind = true;

    /** Whether {@link #recent} ends where the log ended when somebody first read it. */
    private volatile boolean begun;

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
    @Nullable
    List<LogChunk> recentAfter(long sequence, int limit) {
        begin();
        var chunks = recent;
        if (chunks.isEmpty()) {
            return chunks;
        }
        if (chunks.getFirst().sequence() > sequence + 1) {
            return null;
        }
        int from = Math.clamp(sequence + 1 - chunks.getFirst().sequence(), 0, chunks.size());
        return chunks.subList(from, Math.min(chunks.size(), from + limit));
    }

    /** The first of a thousand viewers who come at once reads for all of them. */
    private void begin() {
        if (!begun) {
            synchronized (doorbell) {
                if (!begun) {
                    catchUp();
                    begun = true;
                }
            }
        }
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

    private long lastKept() {
        return lastOf(recent);
    }

    private static long lastOf(List<LogChunk> chunks) {
        return chunks.isEmpty() ? 0 : chunks.getLast().sequence();
    }

    private synchronized boolean learn(long sequence) {
        boolean isNews = sequence > lastSequence;
        lastSequence = Math.max(lastSequence, sequence);
        return isNews;
    }

    private synchronized void keep(List<LogChunk> chunks) {
        var kept = new ArrayList<>(recent);
        for (var chunk : chunks) {
            keep(chunk, kept);
        }
        recent = List.copyOf(kept.subList(Math.max(0, kept.size() - KEPT_CHUNKS), kept.size()));
        learn(lastOf(recent));
    }

    private static void keep(LogChunk chunk, List<LogChunk> kept) {
        long last = lastOf(kept);
        if (chunk.sequence() <= last) {
            return;
        }
        if (chunk.sequence() > last + 1) {
            kept.clear();
        }
        kept.add(chunk);
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
