package dev.pressyard.sandbox.runtime;

/** How a task does. */
enum TaskHealth {
    /** It starts, or has not passed its first health check yet. */
    PENDING,
    HEALTHY,
    /** It runs, fails its health checks and is to be replaced. */
    UNHEALTHY,
    /** Its container has ended. */
    STOPPED
}
