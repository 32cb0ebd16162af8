package dev.pressyard.provisioning.log;

import java.util.ArrayList;
import java.util.List;

/** The text of a chunk that has no number yet: whole lines, each with its {@code \n}. */
record ChunkText(String text, int lineCount) {

    static final int MOST_LINES = 200;

    static final int MOST_BYTES = 64 * 1024;

    /** Ends a piece of a line that was too long for one chunk, or for the spool's reader. */
    static final String CONTINUES = " [line continues]";

    /** Cuts {@link RawText} into chunks; a last line without a line break gets one. */
    static List<ChunkText> cut(String raw) {
        var cutter = new Cutter();
        for (int start = 0; start < raw.length(); ) {
            int end = RawText.lineEnd(raw, start);
            cutter.addLine(raw, start, end);
            start = end + 1;
        }
        cutter.close();
        return cutter.chunks;
    }

    private static final class Cutter {

        private final List<ChunkText> chunks = new ArrayList<>();

        private final StringBuilder pending = new StringBuilder();

        private int lines;

        void addLine(String raw, int start, int end) {
            int from = start;
            while (end - from >= MOST_BYTES) {
                int to = RawText.characterStart(raw, from + MOST_BYTES - CONTINUES.length() - 1);
                add(raw, from, to, CONTINUES);
                from = to;
            }
            add(raw, from, end, "");
        }

        private void add(String raw, int start, int end, String mark) {
            int length = end - start + mark.length() + 1;
            if (lines == MOST_LINES || pending.length() + length > MOST_BYTES) {
                close();
            }
            pending.append(raw, start, end).append(mark).append('\n');
            lines++;
        }

        void close() {
            if (lines > 0) {
                chunks.add(new ChunkText(RawText.decode(pending.toString()), lines));
                pending.setLength(0);
                lines = 0;
            }
        }
    }
}
