package dev.pressyard.provisioning.run;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run came to be, moved on or ended; published in the transaction that did it.
 *
 * @param siteId the site it is for; {@code null} if for none
 */
public record RunChanged(
        RunIdentifier run,
        RunKind kind,
        RunStatus status,
        @Nullable UUID siteId) {

    /** The notification channel on which every node hears of changed runs; the payload is a {@link RunNotice}. */
    public static final String CHANNEL = "pressyard_run";

    static RunChanged of(Run run) {
        return new RunChanged(
                run.identifier(), run.kind(), run.status(), run.site().orElse(null));
    }

    public Optional<UUID> site() {
        return Optional.ofNullable(siteId);
    }
}
