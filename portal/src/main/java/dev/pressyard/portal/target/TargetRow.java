package dev.pressyard.portal.target;

import dev.pressyard.provisioning.target.Target;
import dev.pressyard.provisioning.target.TargetKind;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A target in the list.
 *
 * @param endpoint where its API answers; absent for AWS' own addresses
 * @param configured whether the settings still name it
 * @param lostAt when everything in it was last found gone, for as long as sites are shown as lost by that
 */
record TargetRow(
        UUID id,
        String name,
        String kind,
        List<String> regions,
        @Nullable String roleArn,
        @Nullable String endpoint,
        boolean configured,
        @Nullable Instant lostAt) {

    static TargetRow of(Target target, boolean hasLostSites) {
        return new TargetRow(
                target.id(),
                target.name(),
                target.kind() == TargetKind.SANDBOX ? "Sandbox on this machine" : "AWS account",
                target.regions(),
                target.roleArn().orElse(null),
                target.endpoint().map(URI::toString).orElse(null),
                target.isConfigured(),
                target.lostAt().filter(_ -> hasLostSites).orElse(null));
    }
}
