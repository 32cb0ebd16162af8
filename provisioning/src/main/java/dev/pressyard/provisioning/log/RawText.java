package dev.pressyard.provisioning.log;

import java.nio.charset.StandardCharsets;

/**
 * Text as its UTF-8 bytes, one {@code char} for each byte (ISO 8859-1). Positions in it are offsets in a file, bytes
 * that are no UTF-8 do no harm until the end, and searching it is as fast as the JVM can.
 */
final class RawText {

    private static final String NUL_PICTURE = of("\u2400");

    private RawText() {}

    static String of(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    static String of(byte[] bytes, int length) {
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }

    /** What people read; bytes that are no UTF-8 become U+FFFD. */
    static String decode(String raw) {
        return new String(raw.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /**
     * Makes lines of what was meant for a terminal: of a progress bar that returns to the start of its line the last
     * state stays, and NUL, which Postgres does not store, becomes U+2400.
     */
    static String settle(String raw) {
        var text = raw.indexOf('\0') < 0 ? raw : raw.replace("\0", NUL_PICTURE);
        return text.indexOf('\r') < 0 ? text : withoutReturns(text);
    }

    private static String withoutReturns(String text) {
        var settled = new StringBuilder(text.length());
        for (int start = 0; start < text.length(); ) {
            int end = lineEnd(text, start);
            int visibleEnd = end;
            while (visibleEnd > start && text.charAt(visibleEnd - 1) == '\r') {
                visibleEnd--;
            }
            int visibleStart = Math.max(start, text.lastIndexOf('\r', visibleEnd - 1) + 1);
            settled.append(text, visibleStart, visibleEnd);
            if (end < text.length()) {
                settled.append('\n');
            }
            start = end + 1;
        }
        return settled.toString();
    }

    /** The position of the line break that ends the line at {@code start}, or the end of the text. */
    static int lineEnd(String text, int start) {
        int end = text.indexOf('\n', start);
        return end < 0 ? text.length() : end;
    }

    /** The nearest position at or before {@code position} that does not cut a UTF-8 character in two. */
    static int characterStart(String raw, int position) {
        int start = position;
        while (start > Math.max(0, position - 3) && (raw.charAt(start) & 0xC0) == 0x80) {
            start--;
        }
        return (raw.charAt(start) & 0xC0) == 0x80 ? position : start;
    }
}
