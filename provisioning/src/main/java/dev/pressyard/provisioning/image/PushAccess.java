package dev.pressyard.provisioning.image;

import java.util.Optional;

/**
 * How the engine pushes to a registry.
 *
 * @param repository the name under which the engine reaches the repository, with the registry's host and port
 * @param login who pushes; empty where the registry asks nobody
 */
public record PushAccess(String repository, Optional<Login> login) {

    /** A user and a short-lived password; secret. */
    public record Login(String user, String password) {

        @Override
        public String toString() {
            return "Login[" + user + "]";
        }
    }
}
