package dev.pressyard.provisioning.image;

import org.jspecify.annotations.Nullable;

/** An image could not be had; the message is for the operator. */
public class ImageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ImageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
