package dev.pressyard.provisioning.process;

/** A process could not be started, signalled or read about. Its message never shows a variable's value. */
public class ChildProcessException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ChildProcessException(String message, Throwable cause) {
        super(message, cause);
    }
}
