package dev.pressyard.provisioning.worker;

import dev.pressyard.provisioning.run.Run;
import dev.pressyard.provisioning.run.RunIdentifier;
import dev.pressyard.provisioning.run.RunKind;
import dev.pressyard.provisioning.state.StackIdentifier;
import java.util.Optional;
import java.util.UUID;

/** What a phase needs to know of its run; none of it changes while the run lives. */
public record RunDetails(
        RunIdentifier identifier,
        RunKind kind,
        StackIdentifier stack,
        UUID target,
        String region,
        String subject,
        Optional<UUID> site,
        Optional<Integer> specVersion,
        String requestedBy) {

    /** Of a run as it is now. */
    public static RunDetails of(Run run) {
        return new RunDetails(
                run.identifier(),
                run.kind(),
                run.stack(),
                run.target(),
                run.region(),
                run.subject(),
                run.site(),
                run.specVersion(),
                run.requestedBy());
    }
}
