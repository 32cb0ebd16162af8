package dev.pressyard.provisioning.inspection;

import dev.pressyard.provisioning.target.TargetSession;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * A site as it is looked at.
 *
 * @param outputs what the apply told of it
 * @param address where it should answer; empty if nobody knows
 * @param title that its front page should bear; empty if people may have changed it since
 */
record InspectedSite(
        TargetSession session, Map<String, String> outputs, Optional<URI> address, Optional<String> title) {

    /** @throws MissingOutputException if the apply did not tell */
    String output(String name) {
        return Optional.ofNullable(outputs.get(name)).orElseThrow(() -> new MissingOutputException(name));
    }
}
