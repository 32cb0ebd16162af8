package dev.pressyard.portal.site;

import dev.pressyard.provisioning.run.RunStatus;
import dev.pressyard.provisioning.run.Runs;

/**
 * The runs on sites that wait for somebody's approval.
 *
 * @param first the number of the one that waits longest; 0 if none does
 */
record WaitingView(long runs, long first) {

    static WaitingView of(Runs runs) {
        return runs.findFirstBySiteIdNotNullAndStatusOrderByNumberAsc(RunStatus.PLANNED)
                .map(first -> new WaitingView(
                        runs.countBySiteIdNotNullAndStatus(RunStatus.PLANNED),
                        first.identifier().number()))
                .orElseGet(() -> new WaitingView(0, 0));
    }
}
