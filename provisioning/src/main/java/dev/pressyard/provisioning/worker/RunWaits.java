package dev.pressyard.provisioning.worker;

import dev.pressyard.provisioning.run.Run;
import dev.pressyard.provisioning.run.RunIdentifier;
import dev.pressyard.provisioning.run.RunStatus;
import dev.pressyard.provisioning.run.Runs;
import dev.pressyard.provisioning.worker.Nodes.Node;
import dev.pressyard.provisioning.worker.Nodes.Standing;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Why a run that is for workers has not been taken up. */
@Component
public class RunWaits {

    private final Runs runs;
    private final Nodes nodes;

    RunWaits(Runs runs, Nodes nodes) {
        this.runs = runs;
        this.nodes = nodes;
    }

    /** What a run waits for. */
    public sealed interface Cause {

        /** Another run has to succeed first. */
        record Success(RunIdentifier earlier) implements Cause {}

        /** Another run on the same stack has to end first. */
        record Turn(RunIdentifier earlier) implements Cause {}

        /** Nobody is there who takes runs up, and nobody will be without being started. */
        record NoWorker() implements Cause {}

        /** All workers are at work. */
        record AllBusy(int slots) implements Cause {}

        /** A worker is free: it takes the run up at any moment. */
        record Pickup() implements Cause {}
    }

    /** The cause, of several that which has to be mended first; empty for a run that waits for no worker. */
    public Optional<Cause> of(Run run) {
        if (!isForWorkers(run)) {
            return Optional.empty();
        }
        var workers = workers();
        return Optional.of(
                workers.isEmpty() ? new Cause.NoWorker() : before(run).orElseGet(() -> among(workers)));
    }

    private static boolean isForWorkers(Run run) {
        return (run.status() == RunStatus.QUEUED || run.status() == RunStatus.CONFIRMED)
                && run.leaseUntil().isEmpty();
    }

    private Optional<Cause> before(Run run) {
        if (run.status() != RunStatus.QUEUED) {
            return Optional.empty();
        }
        Optional<Cause> needed = run.after()
                .filter(earlier -> !runs.requireStatus(earlier).isSucceeded())
                .map(Cause.Success::new);
        return needed.or(() -> runs.ahead(run).map(Cause.Turn::new));
    }

    private List<Node> workers() {
        return nodes.all().stream()
                .filter(node -> node.standing() == Standing.ALIVE && node.slots() > 0)
                .toList();
    }

    private static Cause among(List<Node> workers) {
        return workers.stream().allMatch(RunWaits::isBusy) ? new Cause.AllBusy(slots(workers)) : new Cause.Pickup();
    }

    private static boolean isBusy(Node node) {
        return node.runs().size() >= node.slots();
    }

    private static int slots(List<Node> workers) {
        return workers.stream().mapToInt(Node::slots).sum();
    }
}
