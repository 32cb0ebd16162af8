package dev.pressyard.portal.run;

import dev.pressyard.portal.web.StateView;
import dev.pressyard.provisioning.run.Run;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run in a list.
 *
 * @param site the site's name; absent for a run that is not about one
 */
public record RunRow(
        long number,
        String kind,
        String subject,
        @Nullable String site,
        StateView state,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    public static RunRow of(Run run) {
        return new RunRow(
                run.identifier().number(),
                run.kind().label(),
                run.subject(),
                run.site().map(site -> run.subject()).orElse(null),
                RunStates.of(run.status()),
                run.requestedBy(),
                run.requestedAt(),
                run.startedAt().orElse(null),
                run.finishedAt().orElse(null));
    }
}
