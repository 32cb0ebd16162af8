package dev.pressyard.portal.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.portal.site.SiteRow.LastRunView;
import dev.pressyard.provisioning.run.Phase;
import dev.pressyard.provisioning.run.RunKind;
import dev.pressyard.provisioning.run.RunStatus;
import dev.pressyard.provisioning.sitelist.ListedSite.LastRun;
import dev.pressyard.provisioning.sitelist.ListedSite.PhaseNow;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SiteRowTests {

    private static final Instant BEGAN = Instant.parse("2026-11-22T09:41:07Z");
    private static final Instant PLANNED = BEGAN.plusSeconds(200);

    @Test
    void tellsSinceWhenAPlanWaits() {
        var run = new LastRun(4, RunKind.CREATE, RunStatus.PLANNED, BEGAN, new PhaseNow(Phase.APPROVAL, PLANNED));

        assertThat(LastRunView.of(run, _ -> Map.of()).at()).isEqualTo(PLANNED);
    }

    @Test
    void tellsSinceWhenARunIsAtWork() {
        var run = new LastRun(4, RunKind.CREATE, RunStatus.APPLYING, BEGAN, new PhaseNow(Phase.APPLY, PLANNED));

        assertThat(LastRunView.of(run, _ -> Map.of()).at()).isEqualTo(BEGAN);
    }
}
