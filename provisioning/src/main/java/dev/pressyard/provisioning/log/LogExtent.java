package dev.pressyard.provisioning.log;

/**
 * How long a log is.
 *
 * @param lines the number of its last line, 0 when it is empty
 * @param bytes the length of its text in UTF-8
 * @param lastSequence the sequence of its last chunk, 0 when it is empty
 */
public record LogExtent(long lines, long bytes, long lastSequence) {

    /** How many chunks it has; they are numbered without gaps. */
    public long chunks() {
        return lastSequence;
    }
}
