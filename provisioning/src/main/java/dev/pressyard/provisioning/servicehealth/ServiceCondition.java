package dev.pressyard.provisioning.servicehealth;

/** How a service is, in one word. */
public enum ServiceCondition {
    /** As many tasks as are wanted, all of which the load balancer finds healthy. */
    HEALTHY,
    /** Tasks start, and none serves yet. */
    STARTING,
    /** It serves, while a new version takes the place of the one before. */
    ROLLING_OUT,
    /** It serves with fewer healthy tasks than are wanted. */
    DEGRADED,
    /** No task that the load balancer could send requests to. */
    DOWN,
    /** The new version did not come up, and nothing took its place. */
    ROLLOUT_FAILED,
    /** No task is wanted. */
    STOPPED
}
