package dev.pressyard.portal.image;

import dev.pressyard.provisioning.image.Image;
import dev.pressyard.provisioning.upkeep.PackageUpdate;
import dev.pressyard.provisioning.upkeep.PackageUpdates;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rebuild would bring to an image.
 *
 * @param checkedAt when the package archive was asked; absent if it never was
 */
record FreshnessView(@Nullable Instant checkedAt, List<PackageUpdate> updates) {

    static FreshnessView of(Image image, PackageUpdates updates) {
        return new FreshnessView(updates.checkedAt(image.id()).orElse(null), updates.of(image.id()));
    }
}
