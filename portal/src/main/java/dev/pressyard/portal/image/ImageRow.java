package dev.pressyard.portal.image;

import dev.pressyard.portal.web.Moments;
import dev.pressyard.provisioning.image.Image;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * An image in the list.
 *
 * @param hash what its inputs add up to; also its tag
 * @param megabytes its size, uncompressed, in mebibytes
 * @param compressedMegabytes its size in the registry, in mebibytes; unknown until it was pushed to one
 * @param took how long its build took, in minutes and seconds; absent if it was none of this installation's
 * @param sites the names of the sites that run it
 */
record ImageRow(
        UUID id,
        String kind,
        String hash,
        String engineId,
        long megabytes,
        @Nullable Long compressedMegabytes,
        Instant builtAt,
        @Nullable String took,
        long builtBy,
        List<String> sites) {

    static ImageRow of(Image image, List<String> sites) {
        return new ImageRow(
                image.id(),
                image.kind().word(),
                image.hash(),
                image.engineId(),
                DataSize.ofBytes(image.size()).toMegabytes(),
                image.compressedSize() == null
                        ? null
                        : DataSize.ofBytes(image.compressedSize()).toMegabytes(),
                image.builtAt(),
                image.wasTakenOver() ? null : Moments.words(image.buildTime()),
                image.builtBy(),
                sites);
    }
}
