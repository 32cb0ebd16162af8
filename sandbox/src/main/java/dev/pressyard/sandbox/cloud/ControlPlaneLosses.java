package dev.pressyard.sandbox.cloud;

/** Notices that a control plane forgot everything, and says so once: what it knew lay in its memory. */
final class ControlPlaneLosses {

    private final ControlPlaneFolder folder;
    private final LossReport report;

    ControlPlaneLosses(ControlPlaneFolder folder, LossReport report) {
        this.folder = folder;
        this.report = report;
    }

    /** Tells the listeners that the incarnation known so far has ended, whether or not another follows. */
    void noticeEnd() {
        if (folder.knownIncarnation().isPresent()) {
            report.everythingIsLost();
            folder.forget();
        }
    }

    /**
     * Tells the listeners if this is not the incarnation known so far; it is known once all of them have taken it up.
     */
    void notice(String incarnation) {
        var known = folder.knownIncarnation();
        if (known.filter(incarnation::equals).isPresent()) {
            return;
        }
        if (known.isPresent()) {
            report.everythingIsLost();
        }
        folder.know(incarnation);
    }
}
