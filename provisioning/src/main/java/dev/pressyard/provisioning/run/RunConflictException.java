package dev.pressyard.provisioning.run;

/** What was asked of a run makes no sense in the status that it has; the message says why, for the person who asked. */
public class RunConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RunConflictException(String message) {
        super(message);
    }
}
