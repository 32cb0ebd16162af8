package dev.pressyard.provisioning.containerlog;

import java.time.Instant;

/** A line, and what it says. */
public record ReadLine(ContainerLogLine line, LogMessage message) {

    Instant at() {
        return line.at();
    }
}
