package dev.pressyard.provisioning.log;

import java.nio.file.Path;

/**
 * Writes to one log under one epoch. Safe for use by several threads, so that phases which run at the same time can
 * share it; their lines are numbered in the order in which they are stored.
 */
public interface LogWriter {

    /**
     * Appends what the portal itself has to say.
     *
     * <p>Takes part in the caller's transaction, if there is one.
     *
     * @param phase the label under which the line is shown
     * @param line is stored as several lines when it holds line breaks
     * @throws StaleLogWriterException when a higher epoch has opened the log since
     */
    void say(String phase, String line);

    /**
     * Follows a spool file from where the log last stopped reading it, be that in this JVM or an earlier one.
     *
     * @param phase the label under which the lines are shown
     * @param source names the spool within the log for good; one spool has one follower at a time
     * @param spool need not exist yet; is only ever appended to
     */
    SpoolTail follow(String phase, String source, Path spool);
}
