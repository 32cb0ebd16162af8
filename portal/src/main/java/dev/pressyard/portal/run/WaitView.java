package dev.pressyard.portal.run;

import dev.pressyard.portal.web.Moments;
import dev.pressyard.provisioning.run.Run;
import dev.pressyard.provisioning.run.RunIdentifier;
import dev.pressyard.provisioning.worker.RunWaits.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How long a run has waited for a worker, and what for.
 *
 * @param earlier the number of the run that comes before it; absent if none has to
 * @param isStuck whether it waits until somebody does something
 */
public record WaitView(
        Instant since, String words, @Nullable Long earlier, boolean isStuck) {

    /** @param platform how long a target's platform usually takes to make */
    static WaitView of(Run run, Cause cause, Supplier<Duration> platform) {
        var since = run.decidedAt().orElseGet(run::requestedAt);
        return switch (cause) {
            case Cause.Success(RunIdentifier earlier) ->
                new WaitView(since, success(run, platform), earlier.number(), false);
            case Cause.Turn(RunIdentifier earlier) ->
                new WaitView(since, "it starts when this one has ended:", earlier.number(), false);
            case Cause.NoWorker _ ->
                new WaitView(
                        since,
                        "no node that works on runs is there. Start one with pressyard.worker.slots of 1 or more, and"
                                + " the run goes on by itself.",
                        null,
                        true);
            case Cause.AllBusy(int slots) ->
                new WaitView(
                        since,
                        slots == 1
                                ? "the only worker is at work on another run."
                                : "all %d slots of the workers are taken.".formatted(slots),
                        null,
                        false);
            case Cause.Pickup _ -> new WaitView(since, "a worker takes it up at any moment.", null, false);
        };
    }

    /** What a site needs first is the platform of its target, which nobody has asked for by name. */
    private static String success(Run run, Supplier<Duration> platform) {
        if (run.site().isEmpty()) {
            return "it starts when this one has succeeded:";
        }
        var usual = platform.get();
        return "what all sites in this region of its target share is made first, once%s:"
                .formatted(usual.isZero() ? "" : " (it usually takes " + Moments.words(usual) + ")");
    }
}
