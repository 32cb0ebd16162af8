package dev.pressyard.provisioning.worker;

import dev.pressyard.provisioning.log.Redaction;
import dev.pressyard.provisioning.run.Phase;
import dev.pressyard.provisioning.run.PhaseStatus;
import dev.pressyard.provisioning.run.Run;
import dev.pressyard.provisioning.worker.StepRunner.PhaseStart;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;

/** Performs the phases of one stage of a run, side by side where there are several. */
final class PhasePerformer {

    private final Claim claim;
    private final Run run;
    private final PhaseWorks works;
    private final Workbench workbench;
    private final Cancellation cancellation;

    PhasePerformer(Claim claim, Run run, PhaseWorks works, Workbench workbench, Cancellation cancellation) {
        this.claim = claim;
        this.run = run;
        this.works = works;
        this.workbench = workbench;
        this.cancellation = cancellation;
    }

    /**
     * @param whenDone told of each outcome as soon as it is there
     * @throws InterruptedException if this worker has to stop; the processes go on
     */
    Map<Phase, PhaseOutcome> perform(List<Phase> stage, BiConsumer<Phase, PhaseOutcome> whenDone)
            throws InterruptedException {
        var outcomes = Collections.synchronizedMap(new EnumMap<Phase, PhaseOutcome>(Phase.class));
        var jobs = stage.stream()
                .<Callable<Void>>map(phase -> () -> {
                    var outcome = works.of(run.kind(), phase).perform(contextOf(phase));
                    whenDone.accept(phase, outcome);
                    outcomes.put(phase, outcome);
                    return null;
                })
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var job : threads.invokeAll(jobs)) {
                job.get();
            }
        } catch (ExecutionException failure) {
            throw asThrown(failure);
        }
        return outcomes;
    }

    private static RuntimeException asThrown(ExecutionException failure) throws InterruptedException {
        return switch (failure.getCause()) {
            case RuntimeException unexpected -> unexpected;
            case InterruptedException stopping -> throw stopping;
            case Error error -> throw error;
            case null, default -> new IllegalStateException(failure);
        };
    }

    private PhaseContext contextOf(Phase phase) {
        return new PhaseContextOnNode(
                RunDetails.of(run),
                claim.epoch(),
                workbench.folderOf(claim.run()),
                phase,
                workbench.log(claim, Redaction.ofPatterns()),
                new StepRunner(workbench, claim, new PhaseStart(phase, startedOn(phase)), cancellation),
                cancellation);
    }

    private Optional<String> startedOn(Phase phase) {
        return run.phases().stream()
                .filter(it -> it.phase() == phase && it.status() == PhaseStatus.RUNNING)
                .flatMap(it -> it.node().stream())
                .findFirst();
    }
}
