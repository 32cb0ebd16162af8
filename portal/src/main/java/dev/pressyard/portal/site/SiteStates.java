package dev.pressyard.portal.site;

import dev.pressyard.portal.web.StateView;
import dev.pressyard.portal.web.Tone;
import dev.pressyard.provisioning.run.RunStatus;
import dev.pressyard.provisioning.site.SiteStatus;
import org.jspecify.annotations.Nullable;

/** The states of sites, as pages show them. */
final class SiteStates {

    private SiteStates() {}

    /** @param newest how the site's newest run stands: nobody works on a site whose plan waits for a person */
    static StateView of(SiteStatus status, @Nullable RunStatus newest) {
        var tone = tone(status);
        return tone == Tone.BUSY && newest == RunStatus.PLANNED
                ? new StateView(newest.label(), Tone.WAITING)
                : new StateView(status.label(), tone);
    }

    private static Tone tone(SiteStatus status) {
        return switch (status) {
            case PROVISIONING, CHANGING, DESTROYING -> Tone.BUSY;
            case READY -> Tone.GOOD;
            case FAILED, LOST -> Tone.BAD;
            case NOT_CREATED, DESTROYED -> Tone.IDLE;
        };
    }
}
