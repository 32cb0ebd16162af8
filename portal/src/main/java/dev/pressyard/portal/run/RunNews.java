package dev.pressyard.portal.run;

import dev.pressyard.portal.web.EventStream;
import dev.pressyard.portal.web.EventStreams;
import dev.pressyard.provisioning.log.LogFeed;
import dev.pressyard.provisioning.log.LogIdentifier;
import dev.pressyard.provisioning.run.RunIdentifier;
import dev.pressyard.provisioning.run.Runs;
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

    private final RunIdentifier run;
    private final LogIdentifier log;
    private final Runs runs;
    private final LogFeed feed;
    private final EncodedChunks chunks;

    /** Set at first: what changed before the stream began is told too. */
    private final AtomicBoolean changed = new AtomicBoolean(true);

    private long lastSequence;

    RunNews(RunIdentifier run, long lastSequence, Runs runs, LogFeed feed, EncodedChunks chunks) {
        this.run = run;
        this.log = new LogIdentifier(run.number());
        this.lastSequence = lastSequence;
        this.runs = runs;
        this.feed = feed;
        this.chunks = chunks;
    }

    void runChanged() {
        changed.set(true);
    }

    @Override
    public boolean pump(EventStream stream) throws IOException {
        var news = changed.getAndSet(false);
        // Asked before the log is read: once a run has ended, its log is complete.
        var ended = news && runs.require(run).status().isEnded();
        if (ended) {
            feed.catchUp(log);
        }
        sendLines(stream);
        if (news) {
            stream.send(CHANGED);
        }
        if (ended) {
            stream.send(ENDED);
        }
        return !ended;
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
