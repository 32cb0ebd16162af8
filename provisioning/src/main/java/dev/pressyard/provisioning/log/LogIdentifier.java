package dev.pressyard.provisioning.log;

/**
 * Which log.
 *
 * @param value the number of the run that it belongs to
 */
public record LogIdentifier(long value) {

    public LogIdentifier {
        if (value <= 0) {
            throw new IllegalArgumentException("Logs are numbered from 1, not " + value);
        }
    }
}
