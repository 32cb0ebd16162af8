package dev.pressyard.provisioning.log;

/** Where logs are opened for writing. */
public interface RunLogs {

    /**
     * Opens a log, and closes it to every writer of a lower epoch from this moment on.
     *
     * @param epoch the fencing number of the caller's lease
     * @param redaction what must not be readable in what is stored
     * @throws StaleLogWriterException when a higher epoch has opened the log before
     */
    LogWriter open(LogIdentifier log, long epoch, Redaction redaction);
}
