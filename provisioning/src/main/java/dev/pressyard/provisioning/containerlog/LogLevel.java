package dev.pressyard.provisioning.containerlog;

/** How much a line matters, most first. */
public enum LogLevel {
    ERROR,
    WARNING,
    INFO
}
