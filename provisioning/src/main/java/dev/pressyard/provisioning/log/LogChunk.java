package dev.pressyard.provisioning.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Some lines that were stored together.
 *
 * @param sequence counts a log's chunks from 1 without gaps
 * @param phase the label of the phase that they belong to
 * @param writtenAt when they were stored
 * @param firstLine number of the first line; a log's lines count from 1
 * @param lineCount 1 to 200
 * @param text the lines, each with its {@code \n}; about 64 KiB of UTF-8 at most; redacted, ANSI sequences kept
 */
public record LogChunk(long sequence, String phase, Instant writtenAt, long firstLine, int lineCount, String text) {

    /** The lines one by one. */
    public List<LogLine> lines() {
        var lines = new ArrayList<LogLine>(lineCount);
        long number = firstLine;
        for (int start = 0; start < text.length(); ) {
            int end = text.indexOf('\n', start);
            lines.add(new LogLine(number++, phase, writtenAt, text.substring(start, end)));
            start = end + 1;
        }
        return lines;
    }
}
