package dev.pressyard.portal.worker;

import dev.pressyard.portal.web.StateView;
import dev.pressyard.portal.web.Tone;
import dev.pressyard.provisioning.worker.Nodes.Node;
import java.time.Instant;
import java.util.List;

/**
 * A node in the list.
 *
 * @param work for example {@code 2 of 4 slots}
 */
record NodeView(String name, StateView state, String work, List<HeldRunView> runs, Instant startedAt, Instant heardAt) {

    static NodeView of(Node node) {
        return new NodeView(
                node.name(),
                state(node),
                node.slots() == 0
                        ? "Serves pages only"
                        : "%d of %d slots".formatted(node.runs().size(), node.slots()),
                node.runs().stream()
                        .map(run -> new HeldRunView(
                                run.number(), run.subject(), run.status().label()))
                        .toList(),
                node.startedAt(),
                node.heardAt());
    }

    private static StateView state(Node node) {
        return switch (node.standing()) {
            case ALIVE ->
                node.runs().isEmpty() ? new StateView("Idle", Tone.GOOD) : new StateView("At work", Tone.BUSY);
            case SILENT -> new StateView("Silent", Tone.BAD);
            case STOPPED -> new StateView("Stopped", Tone.IDLE);
        };
    }

    /** A run that the node works on. */
    record HeldRunView(long number, String subject, String status) {}
}
