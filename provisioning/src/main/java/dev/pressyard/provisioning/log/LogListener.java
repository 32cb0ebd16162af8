package dev.pressyard.provisioning.log;

/** Is rung when a log has grown. */
@FunctionalInterface
public interface LogListener {

    /**
     * Must return quickly and not read the log itself: wake a thread that does.
     *
     * @param lastSequence the last chunk that can be read by now
     */
    void grown(long lastSequence);
}
