package dev.pressyard.provisioning.log;

/**
 * The reading end of a spool file. Safe for use by several threads.
 *
 * <p>Lines and the offset up to which they were read are stored in one transaction, so that a crash leaves neither a
 * gap nor a repetition. Not to be called within a transaction.
 */
public interface SpoolTail {

    /**
     * Appends the lines that were completed since the last time.
     *
     * @return how many lines
     * @throws StaleLogWriterException when a higher epoch has opened the log since
     */
    int pump();

    /**
     * Appends the rest, a last line without a line break included. To be called when nobody writes to the spool any
     * more.
     *
     * @throws StaleLogWriterException when a higher epoch has opened the log since
     */
    void finish();
}
