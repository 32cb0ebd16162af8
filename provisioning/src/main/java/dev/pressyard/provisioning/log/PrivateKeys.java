package dev.pressyard.provisioning.log;

import dev.pressyard.provisioning.log.Redaction.Redacted;
import java.util.regex.Pattern;

/** Hides private keys in PEM (RFC 7468), from their first line to their last, even over several reads. */
final class PrivateKeys {

    /** The first or last line of a PEM block. */
    static final String BORDER = "-----(BEGIN|END) [A-Z0-9 ]+-----";

    private static final Pattern BEGIN = Pattern.compile("-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----");

    private static final String END = "-----END";

    /** More than an RSA key of 8,192 bits has; an end that never comes hides no more than this. */
    private static final int LONGEST_KEY = 120;

    private PrivateKeys() {}

    static Redacted hide(String raw, int hiddenLines) {
        if (hiddenLines == 0 && !BEGIN.matcher(raw).find()) {
            return new Redacted(raw, 0);
        }
        var text = new StringBuilder(raw.length());
        int hidden = hiddenLines;
        for (int start = 0; start < raw.length(); ) {
            int end = RawText.lineEnd(raw, start);
            var line = raw.substring(start, end);
            var begin = BEGIN.matcher(line);
            if (hidden > 0) {
                text.append(Redaction.MASK);
                hidden = line.contains(END) ? 0 : hidden - 1;
            } else if (begin.find()) {
                text.append(line, 0, begin.start()).append(Redaction.MASK);
                hidden = LONGEST_KEY;
            } else {
                text.append(line);
            }
            text.append('\n');
            start = end + 1;
        }
        return new Redacted(text.toString(), hidden);
    }
}
