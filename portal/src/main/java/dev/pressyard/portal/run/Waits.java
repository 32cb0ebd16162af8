package dev.pressyard.portal.run;

import dev.pressyard.provisioning.run.Run;
import dev.pressyard.provisioning.run.RunKind;
import dev.pressyard.provisioning.run.UsualDurations;
import dev.pressyard.provisioning.worker.RunWaits;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What runs wait for, as pages say it. */
@Component
public class Waits {

    private final RunWaits waits;
    private final UsualDurations durations;

    Waits(RunWaits waits, UsualDurations durations) {
        this.waits = waits;
        this.durations = durations;
    }

    /** How long a run has waited for a worker, and what for; empty for one that waits for none. */
    public Optional<WaitView> of(Run run) {
        return waits.of(run).map(cause -> WaitView.of(run, cause, this::usualPlatform));
    }

    private Duration usualPlatform() {
        return durations.of(RunKind.PLATFORM).values().stream().reduce(Duration.ZERO, Duration::plus);
    }
}
