package dev.pressyard.sandbox.runtime;

import dev.pressyard.sandbox.runtime.CloudView.DatabaseView;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names of the volumes that databases of one incarnation of the control plane keep their data on. */
record DatabaseVolumes(String incarnation) {

    String nameFor(String databaseId) {
        return prefix() + databaseId.toLowerCase(Locale.ROOT);
    }

    /** By what the volume of a database is found when its site is destroyed after the control plane was lost. */
    static Map<String, String> labels(DatabaseView database) {
        return database.site().map(site -> Map.of(Labels.SITE, site)).orElse(Map.of());
    }

    /** Whether a database of this incarnation has it, which goes when that has no more use for it. */
    boolean has(String volume) {
        return volume.startsWith(prefix());
    }

    /**
     * Those that nothing needs any more. Volumes of another incarnation are not among them: they go with their sites
     * ({@link ForgottenVolumes}), and until those are destroyed nobody has ordered their removal.
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
        orphans.removeIf(name -> !has(name) || needed.contains(name));
        return orphans;
    }

    private String prefix() {
        return "database-%s-".formatted(incarnation.substring(0, 8));
    }
}
