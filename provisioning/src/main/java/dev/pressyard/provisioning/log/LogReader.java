package dev.pressyard.provisioning.log;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Reads stored logs. A log that was never opened reads as an empty one. Lines and sequences count from 1. */
public interface LogReader {

    /**
     * The chunks that follow {@code sequence} (0: from the start), in order and without a gap.
     *
     * @param limit 1 to 1,000 chunks
     */
    List<LogChunk> chunksAfter(LogIdentifier log, long sequence, int limit);

    /** How long the log is at this moment. */
    LogExtent extent(LogIdentifier log);

    /**
     * The lines from {@code firstLine} on, fewer where the log ends.
     *
     * @param count 1 to 10,000 lines
     */
    List<LogLine> lines(LogIdentifier log, long firstLine, int count);

    /**
     * Which lines belong to which phase, in order and without gaps. Phases that are worked on side by side take turns;
     * past 1,000 turns the rest belongs to the last.
     */
    List<LogSection> sections(LogIdentifier log);

    /**
     * The lines after {@code afterLine} (0: from the start) that hold {@code text} as people see it: without regard to
     * colours and to the case of the letters A to Z.
     *
     * @param text one character at least
     * @param limit 1 to 10,000 matching lines
     */
    List<LogMatch> search(LogIdentifier log, String text, long afterLine, int limit);

    /**
     * Writes the text of the whole log in UTF-8, as far as it is written when the call begins. Needs a few megabytes of
     * memory however long the log, and holds no database connection while {@code out} is slow.
     *
     * @throws IOException what {@code out} throws
     */
    void copyTo(LogIdentifier log, OutputStream out) throws IOException;
}
