package dev.pressyard.sandbox.runtime;

import dev.pressyard.sandbox.cloud.SiteRemains;
import dev.pressyard.sandbox.engine.Engine;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Volumes of databases whose control plane has ended, and which no other knows of. They go when their site is
 * destroyed, which is known by its id, and not before.
 *
 * @param incarnation of the control plane that runs, if one does; its own volumes are not among them
 */
record ForgottenVolumes(Engine engine, Supplier<Optional<String>> incarnation) implements SiteRemains {

    /** Without an engine nothing is known to be left, and nothing to be removed. */
    @Override
    public List<String> remove(UUID site) {
        var known = incarnation.get().map(DatabaseVolumes::new);
        if (known.isEmpty() || !engine.answers()) {
            return List.of();
        }
        return engine.volumes().labelled(Labels.SITE, site.toString()).stream()
                .filter(volume -> !known.get().has(volume))
                .flatMap(this::remove)
                .toList();
    }

    /** A container that is being ended may still have it. */
    private Stream<String> remove(String volume) {
        try {
            engine.volumes().remove(volume);
            return Stream.of();
        } catch (RuntimeException refusal) {
            return Stream.of("volume %s (%s)".formatted(engine.labels().name(volume), refusal.getMessage()));
        }
    }
}
