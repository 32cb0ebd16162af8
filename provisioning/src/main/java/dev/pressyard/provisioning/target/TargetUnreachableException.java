package dev.pressyard.provisioning.target;

import org.jspecify.annotations.Nullable;

/** A target gave no access; the message is for the operator and says what to do. */
public class TargetUnreachableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TargetUnreachableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
