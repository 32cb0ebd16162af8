package dev.pressyard.provisioning.run;

/** There is no run of this number. */
public class UnknownRunException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownRunException(RunIdentifier run) {
        super("There is no run " + run);
    }
}
