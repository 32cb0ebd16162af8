package dev.pressyard.portal.account;

import java.io.Serial;
import org.springframework.security.core.AuthenticationException;

/** A sign-in that was refused unseen, because too many before it failed. */
class TooManyAttemptsException extends AuthenticationException {

    @Serial
    private static final long serialVersionUID = 1;

    TooManyAttemptsException() {
        super("too many failed sign-ins");
    }
}
