package dev.pressyard.provisioning.inspection;

import dev.pressyard.provisioning.run.Phase;
import dev.pressyard.provisioning.run.Run;
import dev.pressyard.provisioning.run.Runs;
import dev.pressyard.provisioning.state.StateResource;
import dev.pressyard.provisioning.state.StateVersions;
import dev.pressyard.provisioning.target.TargetSession;
import dev.pressyard.provisioning.target.TargetUnreachableException;
import dev.pressyard.provisioning.worker.PhaseContext;
import dev.pressyard.provisioning.worker.PhaseOutcome;
import dev.pressyard.provisioning.worker.PhaseWork;
import dev.pressyard.provisioning.worker.RunDetails;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;

/** Proves that a destroy left nothing: neither in the state nor in the target. */
@Component
class SweepWork implements PhaseWork {

    private final Runs runs;
    private final StateVersions states;
    private final TargetInventory inventory;
    private final InspectedTargets targets;
    private final Vigils vigils;
    private final FinalSnapshots snapshots;

    SweepWork(
            Runs runs,
            StateVersions states,
            TargetInventory inventory,
            InspectedTargets targets,
            Vigils vigils,
            FinalSnapshots snapshots) {
        this.runs = runs;
        this.states = states;
        this.inventory = inventory;
        this.targets = targets;
        this.vigils = vigils;
        this.snapshots = snapshots;
    }

    @Override
    public Phase phase() {
        return Phase.SWEEP;
    }

    @Override
    public PhaseOutcome perform(PhaseContext context) throws InterruptedException {
        var left = inState(context.run());
        if (!left.isEmpty()) {
            return new PhaseOutcome.Failed(
                    "The destroy left %d resources in the state.".formatted(left.size()),
                    String.join("\n", left),
                    "Retry: it destroys what is left.");
        }
        if (nothingWasEverMade(context.run())) {
            context.say("The state is empty, and no run of the site has begun to apply a plan: nothing was ever made.");
            return new PhaseOutcome.Succeeded("nothing was ever made");
        }
        try {
            return sweep(context);
        } catch (TargetUnreachableException refusal) {
            return new PhaseOutcome.Failed(
                    String.valueOf(refusal.getMessage()), null, "Mend the access to the target, then retry.");
        }
    }

    /** Such a site can go even where its target does not answer any more. */
    private boolean nothingWasEverMade(RunDetails run) {
        return runs.of(run.site().orElseThrow()).noneMatch(Run::hasTouchedTheTarget);
    }

    private List<String> inState(RunDetails run) {
        return states.managed(run.stack()).stream().map(StateResource::address).toList();
    }

    private PhaseOutcome sweep(PhaseContext context) throws InterruptedException {
        var tag = new SiteTag(context.run().site().orElseThrow(), context.run().subject());
        var session = targets.open(context.run());
        context.say("The state is empty. Looking in the target for what has the tag %s = %s: %s."
                .formatted(SiteTag.KEY, tag.value(), inventory.subjects()));
        return switch (vigils.departure(context).keep(() -> look(context, session, tag))) {
            case Finding.Good _ -> {
                sayWhatStays(context, session, tag);
                yield new PhaseOutcome.Succeeded("nothing left");
            }
            case Finding.NotYet(String words)
            when context.isCancelRequested() -> new PhaseOutcome.Canceled("canceled; " + words);
            case Finding.NotYet(String words) -> failed(words);
            case Finding.Bad(String words) -> failed(words);
        };
    }

    private void sayWhatStays(PhaseContext context, TargetSession session, SiteTag tag) {
        try {
            var left = snapshots.note(session, tag);
            left.stream()
                    .limit(1)
                    .forEach(it -> context.say("On purpose stays the last snapshot of the database, %s;".formatted(it)
                            + " a new site can begin with it."));
            left.stream()
                    .skip(1)
                    .forEach(it -> context.say(("So does %s, of a database that a run has replaced;"
                                    + " delete it in the target if nobody needs it.")
                            .formatted(it)));
        } catch (SdkException unanswered) {
            context.say("Whether a snapshot of the database stays is not known: " + unanswered.getMessage());
        }
    }

    /** A target may show for a while what is gone already, and what a lost control plane left may be in use. */
    private Finding look(PhaseContext context, TargetSession session, SiteTag tag) {
        var held = inventory.of(session, tag).stream().map(Holding::toString);
        var remains = targets.removeRemains(context.run(), tag).stream();
        var left = Stream.concat(held, remains).collect(Collectors.joining(", "));
        return left.isEmpty()
                ? new Finding.Good("nothing of the site is left in the target")
                : new Finding.NotYet("still there: " + left);
    }

    private static PhaseOutcome failed(String words) {
        return new PhaseOutcome.Failed(
                "It is not sure that the destroy left nothing.",
                words,
                "Remove what the message names from the target by hand, then retry: it looks again.");
    }
}
