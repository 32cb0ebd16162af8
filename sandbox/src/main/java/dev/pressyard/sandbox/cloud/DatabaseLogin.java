package dev.pressyard.sandbox.cloud;

import org.jspecify.annotations.Nullable;

/**
 * What a database instance was given and no AWS call tells.
 *
 * @param masterPassword secret; {@code null} if RDS is to manage it in Secrets Manager
 * @param restoredFrom identifier of the snapshot that it starts from; {@code null} if it starts empty
 */
public record DatabaseLogin(
        @Nullable String masterPassword, @Nullable String restoredFrom) {

    @Override
    public String toString() {
        return "DatabaseLogin[restoredFrom=" + restoredFrom + "]";
    }
}
