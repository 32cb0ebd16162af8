package dev.pressyard.sandbox.runtime;

/** How a task is. */
enum TaskHealth {
    /** Not in service yet. */
    PENDING,
    HEALTHY,
    /** In service, but at the moment it does not pass the load balancer's checks. */
    AILING,
    /** To be replaced. */
    UNHEALTHY,
    /** It has ended. */
    STOPPED
}
