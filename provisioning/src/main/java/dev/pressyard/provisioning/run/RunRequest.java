package dev.pressyard.provisioning.run;

import dev.pressyard.provisioning.state.StackIdentifier;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants done.
 *
 * @param subject what the run is about, for people: a site's name, or a target's
 * @param site the site it is for; {@code null} if for none
 * @param specVersion the version of the site's spec to bring about; {@code null} where there is none
 * @param after a run that must have succeeded first
 * @param requestedBy the person's user name
 * @param approval whether a person must approve the plan
 */
public record RunRequest(
        RunKind kind,
        StackIdentifier stack,
        UUID target,
        String region,
        String subject,
        @Nullable UUID site,
        @Nullable Integer specVersion,
        @Nullable RunIdentifier after,
        String requestedBy,
        Approval approval) {

    /** Whether a plan waits for a person. */
    public enum Approval {
        NEEDED,
        NOT_NEEDED
    }
}
