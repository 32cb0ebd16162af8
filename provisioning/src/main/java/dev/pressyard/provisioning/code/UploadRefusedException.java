package dev.pressyard.provisioning.code;

/** A file is not taken; the message says why, for the person who sent it. */
public class UploadRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UploadRefusedException(String message) {
        super(message);
    }
}
