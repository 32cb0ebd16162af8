package dev.pressyard.provisioning.administrator;

import java.time.Instant;

/** What comes of asking for a first administrator's password. */
public sealed interface PasswordAnswer {

    /** Here it is, this once; secret. */
    record Shown(String user, String password) implements PasswordAnswer {

        @Override
        public String toString() {
            return "Shown[" + user + "]";
        }
    }

    /** Somebody has seen it. */
    record ShownBefore(String by, Instant at) implements PasswordAnswer {}

    /** It cannot be had now; nothing has been used up. */
    record Unavailable(String why) implements PasswordAnswer {}
}
