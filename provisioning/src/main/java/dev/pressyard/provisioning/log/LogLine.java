package dev.pressyard.provisioning.log;

import java.time.Instant;

/**
 * One line of a log.
 *
 * @param number counts from 1
 * @param phase the label of the phase that it belongs to
 * @param writtenAt when its chunk was stored
 * @param text without the line break; redacted, ANSI sequences kept
 */
public record LogLine(long number, String phase, Instant writtenAt, String text) {

    /** The text without its ANSI sequences. */
    public String visibleText() {
        return VisibleText.of(text);
    }
}
