package dev.pressyard.provisioning.servicehealth;

/** What came of asking how a service is. */
public sealed interface HealthAnswer {

    /** The target told. */
    record Seen(ServiceHealth health) implements HealthAnswer {}

    /** The target has no such service: not yet, or not any more. */
    record Absent() implements HealthAnswer {}

    /** The target's control plane is somebody else's, of which nobody knows whether anything runs in it. */
    record NotAsked() implements HealthAnswer {}

    /**
     * Nobody knows.
     *
     * @param why for people
     */
    record Unanswered(String why) implements HealthAnswer {}
}
