package dev.pressyard.provisioning.image;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An image that was built, or taken over from the engine.
 *
 * @param hash of its inputs, which is also its tag
 * @param parentId the base that a site's image stands on
 * @param engineId its id in the engine that built it: {@code sha256:…}
 * @param size bytes, uncompressed, with the base's
 * @param compressedSize bytes as a registry keeps it, with the base's; {@code null} until one does
 * @param builtBy number of the run that built it or took it over
 * @param buildTime none if it was taken over
 */
public record Image(
        UUID id,
        ImageKind kind,
        String hash,
        @Nullable UUID parentId,
        String engineId,
        long size,
        @Nullable Long compressedSize,
        long builtBy,
        Instant builtAt,
        Duration buildTime) {

    /** The image that this one stands on. */
    public Optional<UUID> parent() {
        return Optional.ofNullable(parentId);
    }

    /** Whether the engine held it before this installation knew it. */
    public boolean wasTakenOver() {
        return buildTime.isZero();
    }

    /** The name by which the engine that built it knows it. */
    public String name() {
        return kind.repository() + ":" + hash;
    }
}
