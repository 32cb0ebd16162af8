package dev.pressyard.portal.run;

import dev.pressyard.portal.web.Doorbell;
import dev.pressyard.portal.web.EventStream;
import dev.pressyard.portal.web.EventStreams;
import dev.pressyard.provisioning.log.LogFeed;
import dev.pressyard.provisioning.log.LogIdentifier;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What one viewer of a run is told: {@code lines} with each chunk of its log, from the last one he has on; {@code run}
 * when the run has changed; {@code end} when nothing more will come.
 */
class RunNews implements EventStreams.Source {

    private static final int CHUNKS_AT_ONCE = 50;
    private static final byte[] CHANGED = EventStream.event("run", "changed");
    private static final byte[] ENDED = EventStream.event("end", "ended");

    private final LogIdentifier log;
    private final Doorbell bell;
    private final LogFeed feed;
    private final EncodedChunks chunks;

    private final AtomicBoolean changed = new AtomicBoolean();

    /** Set only once all of the log can be read. */
    private volatile boolean ended;

    private long lastSequence;

    RunNews(LogIdentifier log, long lastSequence, Doorbell bell, LogFeed feed, EncodedChunks chunks) {
        this.log = log;
        this.lastSequence = lastSequence;
        this.bell = bell;
        this.feed = feed;
        this.chunks = chunks;
    }

    /** Tells the viewer that the run is not as it was, and whether it has ended. */
    void changed(boolean hasEnded) {
        changed.set(true);
        stands(hasEnded);
    }

    /** Tells a viewer who knows how the run is whether anything more will come. */
    void stands(boolean hasEnded) {
        if (hasEnded) {
            ended = true;
        }
        bell.ring();
    }

    @Override
    public boolean pump(EventStream stream) throws IOException {
        // Asked before the log is read: what comes after the end is nothing.
        var last = ended;
        var news = changed.getAndSet(false);
        sendLines(stream);
        if (news) {
            stream.send(CHANGED);
        }
        if (last) {
            stream.send(ENDED);
        }
        return !last;
    }

    private void sendLines(EventStream stream) throws IOException {
        for (var next = following(); next.length > 0; next = following()) {
            stream.send(next);
        }
    }

    private byte[][] following() {
        var found = feed.chunksAfter(log, lastSequence, CHUNKS_AT_ONCE);
        if (!found.isEmpty()) {
            lastSequence = found.getLast().sequence();
        }
        return found.stream().map(chunks::eventOf).toArray(byte[][]::new);
    }
}
