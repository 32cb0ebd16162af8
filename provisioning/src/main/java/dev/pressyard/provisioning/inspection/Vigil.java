package dev.pressyard.provisioning.inspection;

import dev.pressyard.provisioning.worker.PhaseContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Looks again and again until a finding is good or bad, the time is up, or somebody cancels. Each new finding is a line
 * of the log.
 *
 * @param deadline when the time is up
 */
record Vigil(PhaseContext context, Clock clock, Instant deadline, Duration pause) {

    /** One look. */
    interface Look {
        Finding now() throws InterruptedException;
    }

    /**
     * The last finding; {@link Finding.NotYet} only if the time was up or somebody canceled.
     *
     * @throws InterruptedException if this worker has to stop
     */
    Finding keep(Look look) throws InterruptedException {
        var said = "";
        while (true) {
            var finding = answered(look);
            if (!finding.words().equals(said)) {
                context.say(finding.words() + ".");
                said = finding.words();
            }
            if (!(finding instanceof Finding.NotYet) || isOver()) {
                return finding;
            }
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        }
    }

    /** A service that does not answer now may answer later. */
    private static Finding answered(Look look) throws InterruptedException {
        try {
            return look.now();
        } catch (SdkException failure) {
            return new Finding.NotYet("the target does not answer: " + failure.getMessage());
        }
    }

    private boolean isOver() {
        return context.isCancelRequested() || !clock.instant().isBefore(deadline);
    }
}
