package dev.pressyard.sandbox.cloud;

import java.net.URI;

/** Whether there is a control plane, and where. */
public sealed interface ControlPlaneState {

    /** The sandbox's own answers. */
    record Running(URI endpoint, ControlPlaneIdentity identity) implements ControlPlaneState {}

    /** The user's own emulator is used as it is. */
    record Foreign(URI endpoint) implements ControlPlaneState {}

    /** It was started and does not answer yet. */
    record Starting() implements ControlPlaneState {}

    /**
     * There is none.
     *
     * @param reason what is missing and what to do, for the operator
     */
    record Unavailable(String reason) implements ControlPlaneState {}
}
