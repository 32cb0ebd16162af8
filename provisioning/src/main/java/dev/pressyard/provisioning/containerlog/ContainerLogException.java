package dev.pressyard.provisioning.containerlog;

/** A log that cannot be read now; the message says why, for people. */
public class ContainerLogException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ContainerLogException(String message, Throwable cause) {
        super(message, cause);
    }
}
