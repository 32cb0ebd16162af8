package dev.pressyard.sandbox.cloud;

/** There is no control plane; the message is for the operator and says what to do. */
public class ControlPlaneUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ControlPlaneUnavailableException(String message) {
        super(message);
    }
}
