package dev.pressyard.provisioning.state;

/** State could not be read, written or unlocked for a reason that its caller did not foresee. */
public class StateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StateException(String message) {
        super(message);
    }

    StateException(String message, Throwable cause) {
        super(message, cause);
    }
}
