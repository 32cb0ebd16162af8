package dev.pressyard.sandbox.engine;

import java.io.Closeable;
import java.time.Duration;

/** Output that is being read until its container ends or this is closed. */
public interface Following extends Closeable {

    /** Whether reading has ended before its time: the container may have written more. */
    boolean hasBrokenOff();

    /** Waits until everything has been read that an ended container wrote; false if the time was up before. */
    boolean awaitEnd(Duration patience) throws InterruptedException;
}
