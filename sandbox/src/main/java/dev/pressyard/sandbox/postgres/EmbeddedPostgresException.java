package dev.pressyard.sandbox.postgres;

/** The embedded Postgres could not be started, set up or stopped. */
class EmbeddedPostgresException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EmbeddedPostgresException(String message, Throwable cause) {
        super(message, cause);
    }
}
