package dev.pressyard.provisioning.site;

import java.io.Serial;

/** There are as many sites as may be; the message is for people and says what to do. */
public class SiteLimitReachedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    SiteLimitReachedException(String message) {
        super(message);
    }
}
