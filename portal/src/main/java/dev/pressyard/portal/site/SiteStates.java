package dev.pressyard.portal.site;

import dev.pressyard.portal.web.StateView;
import dev.pressyard.portal.web.Tone;
import dev.pressyard.provisioning.site.SiteStatus;

/** The states of sites, as pages show them. */
final class SiteStates {

    private SiteStates() {}

    static StateView of(SiteStatus status) {
        return new StateView(
                status.label(),
                switch (status) {
                    case PROVISIONING, CHANGING, DESTROYING -> Tone.BUSY;
                    case READY -> Tone.GOOD;
                    case FAILED, LOST -> Tone.BAD;
                    case DESTROYED -> Tone.IDLE;
                });
    }
}
