package dev.pressyard.provisioning.inspection;

import dev.pressyard.provisioning.worker.PhaseContext;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Begins vigils with the patience of the settings. */
@Component
class Vigils {

    private final InspectionSettings settings;
    private final Clock clock;

    Vigils(InspectionSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** For a site to appear. */
    Vigil arrival(PhaseContext context) {
        return new Vigil(context, clock, clock.instant().plus(settings.arrival()), settings.pause());
    }

    /** For a site to be gone. */
    Vigil departure(PhaseContext context) {
        return new Vigil(context, clock, clock.instant().plus(settings.departure()), settings.pause());
    }
}
