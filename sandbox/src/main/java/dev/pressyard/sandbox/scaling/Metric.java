package dev.pressyard.sandbox.scaling;

/** What a policy goes by. */
public enum Metric {
    /** Per cent of the processor time that the tasks were given. */
    CPU,
    /** Per cent of the memory that the tasks were given. */
    MEMORY,
    /** Requests a minute and task. */
    REQUESTS
}
