package dev.pressyard.portal.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.portal.address.SiteAddress;
import dev.pressyard.portal.site.SiteRow.LastRunView;
import dev.pressyard.provisioning.run.Phase;
import dev.pressyard.provisioning.run.RunKind;
import dev.pressyard.provisioning.run.RunStatus;
import dev.pressyard.provisioning.site.Environment;
import dev.pressyard.provisioning.site.SiteStatus;
import dev.pressyard.provisioning.sitelist.ListedSite;
import dev.pressyard.provisioning.sitelist.ListedSite.LastRun;
import dev.pressyard.provisioning.sitelist.ListedSite.PhaseNow;
import dev.pressyard.provisioning.sitelist.SiteListing.Position;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
    void leadsNobodyToASiteThatIsBeingDestroyed() {
        assertThat(row(SiteStatus.READY).url()).isEqualTo("http://blog.test/");
        assertThat(row(SiteStatus.DESTROYING).url()).isNull();
    }

    private static SiteRow row(SiteStatus status) {
        var site = new ListedSite(
                new Position("blog", UUID.randomUUID()),
                "blog",
                "Our blog",
                status,
                Environment.STAGING,
                "sandbox",
                "us-east-1",
                "ada",
                List.of(),
                URI.create("http://blog.test/"),
                BEGAN,
                null);
        return SiteRow.of(site, SiteAddress.of("blog"), true, _ -> Map.of());
    }

    @Test
    void tellsSinceWhenARunIsAtWork() {
        var run = new LastRun(4, RunKind.CREATE, RunStatus.APPLYING, BEGAN, new PhaseNow(Phase.APPLY, PLANNED));

        assertThat(LastRunView.of(run, _ -> Map.of()).at()).isEqualTo(BEGAN);
    }
}
