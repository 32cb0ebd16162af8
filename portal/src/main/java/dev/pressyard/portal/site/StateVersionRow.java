package dev.pressyard.portal.site;

import dev.pressyard.provisioning.state.StateOrigin;
import dev.pressyard.provisioning.state.StateVersion;
import java.time.Instant;

/** A version of a site's Terraform state in the list. */
record StateVersionRow(long number, long serial, String origin, long run, Instant createdAt, long kilobytes) {

    static StateVersionRow of(StateVersion version) {
        return new StateVersionRow(
                version.number(),
                version.serial(),
                origin(version.origin()),
                version.run(),
                version.createdAt(),
                Math.ceilDiv(version.size(), 1024));
    }

    private static String origin(StateOrigin origin) {
        return switch (origin) {
            case TERRAFORM -> "Written by Terraform";
            case SALVAGE -> "Salvaged after a lost run";
            case PURGE -> "Emptied";
        };
    }
}
