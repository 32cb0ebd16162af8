package dev.pressyard.portal.site;

import dev.pressyard.portal.spec.SpecDifference;
import dev.pressyard.portal.spec.SpecWords;
import dev.pressyard.provisioning.run.Run;
import dev.pressyard.provisioning.site.SiteSpec;
import java.time.Instant;
import java.util.List;

/**
 * What waits for somebody's approval before anything of it is done to a site.
 *
 * @param differences of what was asked for from what is in force; none for a create, and for a destroy
 */
record ApprovalView(
        long run, String requestedBy, Instant requestedAt, String request, List<SpecDifference> differences) {

    static ApprovalView of(Run run, SiteSpec inForce, SiteSpec asked) {
        return new ApprovalView(
                run.identifier().number(),
                run.requestedBy(),
                run.requestedAt(),
                switch (run.kind()) {
                    case CREATE -> "to create it";
                    case UPDATE -> "to change it";
                    case DESTROY -> "to destroy it";
                    case IMAGE_BUILD, IMAGE_CHECK, PLATFORM -> "for work on what it stands on";
                },
                SpecWords.differences(inForce, asked));
    }
}
