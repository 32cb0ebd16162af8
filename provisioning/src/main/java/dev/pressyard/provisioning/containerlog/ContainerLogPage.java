package dev.pressyard.provisioning.containerlog;

import java.util.List;

/**
 * Some lines of one container's log, oldest first.
 *
 * @param older position of the lines before these
 * @param newer position of the lines after these, also of those that are yet to come
 */
public record ContainerLogPage(List<ContainerLogLine> lines, String older, String newer) {

    public ContainerLogPage {
        lines = List.copyOf(lines);
    }
}
