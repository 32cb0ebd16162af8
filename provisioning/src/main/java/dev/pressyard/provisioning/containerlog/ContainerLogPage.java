package dev.pressyard.provisioning.containerlog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Some lines of a site's containers, oldest first.
 *
 * @param older where to go on with those before; empty once there can be none. It may be there though no line is: the
 *     log was then looked through as far back as that
 */
public record ContainerLogPage(List<ReadLine> lines, Optional<Instant> older) {

    public ContainerLogPage {
        lines = List.copyOf(lines);
    }
}
