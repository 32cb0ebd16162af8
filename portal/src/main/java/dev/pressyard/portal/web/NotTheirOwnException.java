package dev.pressyard.portal.web;

import java.io.Serial;
import org.springframework.security.access.AccessDeniedException;

/** Somebody whose role would let them do it asked it of what is another's. */
public class NotTheirOwnException extends AccessDeniedException {

    @Serial
    private static final long serialVersionUID = 1;

    /** @param message whose it is, for people */
    public NotTheirOwnException(String message) {
        super(message);
    }
}
