package dev.pressyard.provisioning.containerlog;

import java.time.Instant;

/**
 * What a container wrote at once, mostly a line.
 *
 * @param stream name of the {@link ContainerLogStream}
 * @param text may hold terminal colours, and is not to be trusted: visitors have a say in what web servers log
 */
public record ContainerLogLine(Instant at, String stream, String text) {}
