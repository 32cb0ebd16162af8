package dev.pressyard.portal.run;

import dev.pressyard.portal.address.FormerBearers;
import dev.pressyard.portal.web.StateView;
import dev.pressyard.provisioning.run.Run;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run in a list.
 *
 * @param site the site's name; absent for a run that is not about one
 * @param siteAddress where the site has its pages, whoever has its name now
 */
public record RunRow(
        long number,
        String kind,
        String subject,
        @Nullable String site,
        @Nullable String siteAddress,
        StateView state,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /** On a page of the run's own site, which needs no link there. */
    public static RunRow of(Run run) {
        return of(run, FormerBearers.NONE);
    }

    /** @param former those whose names later sites have, of the sites in the list */
    static RunRow of(Run run, FormerBearers former) {
        return new RunRow(
                run.identifier().number(),
                run.kind().label(),
                run.subject(),
                run.site().map(_ -> run.subject()).orElse(null),
                run.site()
                        .map(site -> former.address(site, run.subject()).toString())
                        .orElse(null),
                RunStates.of(run.status()),
                run.requestedBy(),
                run.requestedAt(),
                run.startedAt().orElse(null),
                run.finishedAt().orElse(null));
    }
}
