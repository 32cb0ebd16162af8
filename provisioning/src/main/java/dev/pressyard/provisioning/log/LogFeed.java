package dev.pressyard.provisioning.log;

import dev.pressyard.provisioning.notification.Subscription;
import java.util.List;

/**
 * Tells viewers on this node that a log has grown, whichever node writes it, and hands all of them the same chunks.
 *
 * <p>A viewer subscribes first and then reads at its own pace, on a thread of its own, again after every doorbell: so
 * it misses nothing, and a slow one holds up nobody.
 */
public interface LogFeed {

    /**
     * Rings {@code listener} after every commit that appended to {@code log}; commits close together ring once. Writers
     * on other nodes are heard about within some 100 ms.
     *
     * <p>Each log has one virtual thread that rings its listeners one after the other: a listener must do no more than
     * wake its viewer.
     */
    Subscription subscribe(LogIdentifier log, LogListener listener);

    /**
     * Like {@link LogReader#chunksAfter}, but the latest chunks of a log that has subscribers come from memory, and
     * every viewer gets the same {@link LogChunk} objects, so that what is made of them can be made once.
     */
    List<LogChunk> chunksAfter(LogIdentifier log, long sequence, int limit);

    /**
     * Makes sure that {@link #chunksAfter} knows all that is committed by now, on other nodes too, whose announcements
     * may still be on their way. For whoever has heard otherwise that a log is complete.
     */
    void catchUp(LogIdentifier log);
}
