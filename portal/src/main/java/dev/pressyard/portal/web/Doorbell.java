package dev.pressyard.portal.web;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes one waiting thread. Rings that come while nobody waits count once. */
public final class Doorbell {

    private final Semaphore rung = new Semaphore(0);

    /** Returns at once, whatever the waiting thread does. */
    public void ring() {
        if (rung.availablePermits() == 0) {
            rung.release();
        }
    }

    /** Returns whether it rang, now or since the last time, before {@code patience} ended. */
    public boolean await(Duration patience) throws InterruptedException {
        var heard = rung.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        rung.drainPermits();
        return heard;
    }
}
