package dev.pressyard.provisioning.worker;

import dev.pressyard.provisioning.run.Phase;
import dev.pressyard.provisioning.run.RunFailure;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How the phases of one stage came out that were performed side by side. */
record StageOutcomes(Map<Phase, PhaseOutcome> outcomes) {

    /** What the run fails for, if any phase failed. */
    Optional<RunFailure> failure() {
        return outcomes.entrySet().stream()
                .flatMap(entry -> entry.getValue() instanceof PhaseOutcome.Failed failed
                        ? Stream.of(
                                new RunFailure(entry.getKey(), failed.summary(), failed.detail(), failed.nextStep()))
                        : Stream.empty())
                .findFirst();
    }

    boolean isCanceled() {
        return outcomes.values().stream().anyMatch(PhaseOutcome.Canceled.class::isInstance);
    }

    boolean hasNothingToDo() {
        return outcomes.values().stream().anyMatch(PhaseOutcome.NothingToDo.class::isInstance);
    }
}
