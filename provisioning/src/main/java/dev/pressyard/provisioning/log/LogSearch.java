package dev.pressyard.provisioning.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Looks for a text in one chunk after the other, without regard to colours and to the case of A to Z. */
final class LogSearch {

    private final String wanted;

    private final long afterLine;

    private final int limit;

    private final List<LogMatch> matches = new ArrayList<>();

    LogSearch(String text, long afterLine, int limit) {
        if (text.isEmpty() || text.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("One looks for a part of a line");
        }
        this.wanted = new VisibleText(text.getBytes(StandardCharsets.UTF_8)).lowerCase();
        this.afterLine = afterLine;
        this.limit = limit;
    }

    boolean isComplete() {
        return matches.size() >= limit;
    }

    List<LogMatch> matches() {
        return List.copyOf(matches);
    }

    void look(long firstLine, byte[] chunk) {
        var visible = new VisibleText(chunk);
        var text = visible.lowerCase();
        long line = firstLine;
        int counted = 0;
        for (int at = text.indexOf(wanted); at >= 0 && !isComplete(); ) {
            line += visible.lineBreaks(counted, at);
            int end = RawText.lineEnd(text, at);
            if (line > afterLine) {
                matches.add(new LogMatch(line, visible.lineAround(at)));
            }
            counted = at;
            at = text.indexOf(wanted, end);
        }
    }
}
