package dev.pressyard.provisioning.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** UTF-8 without the control sequences of ECMA-48 (colours, cursor movements, titles). */
final class VisibleText {

    private static final byte ESCAPE = 0x1B;

    private static final byte BELL = 0x07;

    /** What sets a letter's lower case apart in ASCII. */
    private static final byte CASE_BIT = 0x20;

    private final byte[] bytes;

    private final int length;

    VisibleText(byte[] text) {
        this.bytes = new byte[text.length];
        int to = 0;
        for (int from = 0; from < text.length; ) {
            if (text[from] == ESCAPE) {
                from = afterSequence(text, from + 1);
            } else {
                bytes[to++] = text[from++];
            }
        }
        this.length = to;
    }

    /** What a terminal would show of a text. */
    static String of(String text) {
        var visible = new VisibleText(text.getBytes(StandardCharsets.UTF_8));
        return new String(visible.bytes, 0, visible.length, StandardCharsets.UTF_8);
    }

    /** As {@link RawText}, the letters A to Z in lower case. */
    String lowerCase() {
        var lower = Arrays.copyOf(bytes, length);
        for (int at = 0; at < length; at++) {
            if (lower[at] >= 'A' && lower[at] <= 'Z') {
                lower[at] ^= CASE_BIT;
            }
        }
        return RawText.of(lower, length);
    }

    int lineBreaks(int from, int to) {
        int count = 0;
        for (int at = from; at < to; at++) {
            if (bytes[at] == '\n') {
                count++;
            }
        }
        return count;
    }

    String lineAround(int position) {
        int start = position;
        while (start > 0 && bytes[start - 1] != '\n') {
            start--;
        }
        int end = position;
        while (end < length && bytes[end] != '\n') {
            end++;
        }
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    /** The position behind the sequence whose ESC is just before {@code from}; a line break always ends it. */
    private static int afterSequence(byte[] text, int from) {
        if (from >= text.length || text[from] == '\n') {
            return from;
        }
        return switch (text[from]) {
            case '[' -> afterControlSequence(text, from + 1);
            case ']' -> afterOperatingSystemCommand(text, from + 1);
            case '(', ')', '#' -> Math.min(from + 2, text.length);
            default -> from + 1;
        };
    }

    private static int afterControlSequence(byte[] text, int from) {
        int at = from;
        while (at < text.length && text[at] >= 0x20 && text[at] < 0x40) {
            at++;
        }
        return at < text.length && text[at] != '\n' ? at + 1 : at;
    }

    private static int afterOperatingSystemCommand(byte[] text, int from) {
        int at = from;
        while (at < text.length && text[at] != BELL && text[at] != ESCAPE && text[at] != '\n') {
            at++;
        }
        return at < text.length && text[at] == BELL ? at + 1 : at;
    }
}
