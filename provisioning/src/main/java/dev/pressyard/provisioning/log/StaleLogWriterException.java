package dev.pressyard.provisioning.log;

/** The writer's lease is over: somebody with a higher epoch writes this log now. Nothing was written. */
public class StaleLogWriterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StaleLogWriterException(LogIdentifier log, long epoch) {
        super("Log %d is no longer written by epoch %d".formatted(log.value(), epoch));
    }
}
