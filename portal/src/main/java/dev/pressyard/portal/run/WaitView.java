package dev.pressyard.portal.run;

import dev.pressyard.provisioning.run.Run;
import dev.pressyard.provisioning.run.RunIdentifier;
import dev.pressyard.provisioning.worker.RunWaits.Cause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long a run has waited for a worker, and what for.
 *
 * @param earlier the number of the run that comes before it; absent if none has to
 * @param isStuck whether it waits until somebody does something
 */
record WaitView(Instant since, String words, @Nullable Long earlier, boolean isStuck) {

    static WaitView of(Run run, Cause cause) {
        var since = run.decidedAt().orElseGet(run::requestedAt);
        return switch (cause) {
            case Cause.Success(RunIdentifier earlier) ->
                new WaitView(since, "it starts when this one has succeeded:", earlier.number(), false);
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
}
