package dev.pressyard.portal.run;

import dev.pressyard.provisioning.image.ImageTurns;
import dev.pressyard.provisioning.run.Run;
import dev.pressyard.provisioning.run.UsualDurations;
import java.util.List;
import org.springframework.stereotype.Component;

/** The phases of runs, as pages draw them one after the other. */
@Component
public class Timelines {

    private final UsualDurations durations;
    private final ImageTurns turns;

    Timelines(UsualDurations durations, ImageTurns turns) {
        this.durations = durations;
        this.turns = turns;
    }

    /** How far a run has come, how long that took, and how long it usually takes. */
    public List<PhaseView> of(Run run) {
        var usual = durations.before(run);
        var ahead = turns.ahead(run.identifier()).orElse(null);
        return run.phases().stream()
                .map(phase -> PhaseView.of(phase, run, usual, ahead))
                .toList();
    }
}
