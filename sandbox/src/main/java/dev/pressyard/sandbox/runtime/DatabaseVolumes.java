package dev.pressyard.sandbox.runtime;

import dev.pressyard.sandbox.runtime.CloudView.DatabaseView;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names of the volumes that databases of one incarnation of the control plane keep their data on. */
record DatabaseVolumes(String incarnation) {

    String nameFor(String databaseId) {
        return prefix() + databaseId.toLowerCase(Locale.ROOT);
    }

    /**
     * Those that nothing needs any more. Volumes of another incarnation are not among them: nobody has ordered their
     * removal.
     *
     * @param present all volumes of the installation
     * @param awaited resource ids of databases that a snapshot is still to be taken of
     */
    Set<String> orphans(Set<String> present, Round round, Stream<String> awaited) {
        var needed = Stream.of(
                        round.view().databases().stream().map(DatabaseView::id),
                        round.containersOf(Labels.DATABASE).stream()
                                .map(container -> container.label(Labels.DATABASE_ID)),
                        awaited)
                .flatMap(ids -> ids)
                .map(this::nameFor)
                .collect(Collectors.toSet());
        var orphans = new HashSet<>(present);
        orphans.removeIf(name -> !name.startsWith(prefix()) || needed.contains(name));
        return orphans;
    }

    private String prefix() {
        return "database-%s-".formatted(incarnation.substring(0, 8));
    }
}
