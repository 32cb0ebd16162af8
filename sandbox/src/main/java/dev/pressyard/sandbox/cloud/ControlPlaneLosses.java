package dev.pressyard.sandbox.cloud;

import org.springframework.context.ApplicationEventPublisher;

/** Notices that a control plane forgot everything, and says so once: what it knew lay in its memory. */
final class ControlPlaneLosses {

    private final ControlPlaneFolder folder;
    private final ApplicationEventPublisher events;

    ControlPlaneLosses(ControlPlaneFolder folder, ApplicationEventPublisher events) {
        this.folder = folder;
        this.events = events;
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
            events.publishEvent(new ControlPlaneLost(known.get(), incarnation));
        }
        folder.know(incarnation);
    }
}
