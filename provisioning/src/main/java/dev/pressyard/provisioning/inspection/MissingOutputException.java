package dev.pressyard.provisioning.inspection;

/** A stack did not tell what is needed to look at its site. */
class MissingOutputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MissingOutputException(String output) {
        super("The stack has no output '%s'".formatted(output));
    }
}
