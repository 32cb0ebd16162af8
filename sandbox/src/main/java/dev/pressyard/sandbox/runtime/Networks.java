package dev.pressyard.sandbox.runtime;

import dev.pressyard.sandbox.engine.Engine;
import dev.pressyard.sandbox.runtime.CloudView.DatabaseView;
import dev.pressyard.sandbox.runtime.CloudView.ServiceView;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A network of the engine for each VPC in which something runs. */
final class Networks implements Reconciler {

    private final Engine engine;
    private final Chores chores;

    Networks(Engine engine, Chores chores) {
        this.engine = engine;
        this.chores = chores;
    }

    @Override
    public void reconcile(Round round) {
        var wanted = wanted(round.view());
        var present = engine.networks().all();
        missing(wanted, present).forEach(engine.networks()::create);
        missing(present, wanted)
                .forEach(name -> chores.begin(
                        "Removal of network " + name, () -> engine.networks().remove(name)));
    }

    private static Set<String> wanted(CloudView view) {
        return Stream.concat(
                        view.services().stream().map(ServiceView::network),
                        view.databases().stream().map(DatabaseView::network))
                .collect(Collectors.toSet());
    }

    private static Set<String> missing(Set<String> from, Set<String> other) {
        var difference = new HashSet<>(from);
        difference.removeAll(other);
        return difference;
    }
}
