package dev.pressyard.portal.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.portal.testing.PortalClient;
import dev.pressyard.portal.testing.PortalTest;
import dev.pressyard.portal.testing.SeededSites;
import dev.pressyard.portal.testing.Showcase;
import dev.pressyard.provisioning.run.RunKind;
import dev.pressyard.provisioning.run.RunPhase;
import dev.pressyard.provisioning.run.Runs;
import dev.pressyard.provisioning.site.Environment;
import dev.pressyard.provisioning.site.SiteOutput;
import dev.pressyard.provisioning.site.SiteOutputs;
import dev.pressyard.provisioning.site.SiteStatus;
import dev.pressyard.provisioning.site.Sites;
import dev.pressyard.provisioning.target.TargetKind;
import dev.pressyard.provisioning.target.TargetLosses;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the page of a site says before and after its target has forgotten it. */
@PortalTest
class LostSiteIntegrationTests {

    private static final String GONE = "Everything in it was found gone";

    private static final String AWS_NAME = "blog-123.us-east-1.elb.amazonaws.com";

    @LocalServerPort
    private int port;

    @Autowired
    private Showcase showcase;

    @Autowired
    private Sites sites;

    @Autowired
    private Runs runs;

    @Autowired
    private SiteOutputs outputs;

    @Autowired
    private TargetLosses losses;

    @Autowired
    private JdbcClient database;

    private String name;
    private long run;

    @BeforeEach
    void aSiteThatIsReady() {
        name = SeededSites.freshName();
        run = showcase.ready(name, Environment.DEVELOPMENT);
        outputs.replace(
                sites.requireNamed(name).id(),
                List.of(new SiteOutput("load_balancer_dns_name", AWS_NAME), new SiteOutput("service_name", name)));
    }

    @Test
    void isNotOfferedAsIfItWorkedButCanBeDestroyed() throws Exception {
        try (var admin = new PortalClient(port).signIn("admin", PortalTest.ADMIN_PASSWORD)) {
            assertThat(admin.get("/runs/" + run).body()).contains("Open site");
            assertThat(admin.get("/sites/" + name).body())
                    .contains("Open site", "In place", ">Verified<")
                    .contains("Load balancer DNS name", "In the sandbox that name leads nowhere")
                    .contains("id=\"service-health\"");

            losses.report(TargetKind.SANDBOX);

            assertThat(admin.get("/runs/" + run).body()).doesNotContain("Open site");
            assertThat(admin.get("/sites/" + name).body())
                    .doesNotContain("Open site", "In place", "service-health")
                    .contains("The target has lost this site")
                    .contains("data-destroy=");
            assertThat(admin.get("/sites/destroy?name=" + name).body())
                    .contains("no snapshot is taken where the target has lost the database already")
                    .contains("Destroy site");
            assertThat(admin.get("/sites?search=" + name).body()).contains(name).doesNotContain("Open " + name);
            assertThat(admin.get("/admin/targets").body()).contains(GONE);
            assertThat(admin.post("/sites/" + name, "/sites/" + name + "/destroy", Map.of())
                            .statusCode())
                    .isEqualTo(302);
            makeAllOthersAgain();
            assertThat(admin.get("/admin/targets").body()).contains("sandbox").doesNotContain(GONE);
        }
        var site = sites.requireNamed(name);
        assertThat(site.status()).isEqualTo(SiteStatus.DESTROYING);
        assertThat(runs.findFirstBySiteIdOrderByNumberDesc(site.id())
                        .orElseThrow()
                        .kind())
                .isEqualTo(RunKind.DESTROY);
    }

    @Test
    void isNotCalledVerifiedWhereNobodyAskedItForItsPage() throws Exception {
        database.sql("update run_phase set summary = :summary where run_number = :run and phase = 'VERIFY'")
                .param("summary", RunPhase.UNVERIFIED + ": no page was asked for")
                .param("run", run)
                .update();

        try (var admin = new PortalClient(port).signIn("admin", PortalTest.ADMIN_PASSWORD)) {
            assertThat(admin.get("/sites/" + name).body())
                    .contains(">Not verified<")
                    .doesNotContain(">Verified<");
        }
    }

    @Test
    void isNotLostButToBeDestroyedOnceMoreWhereADestroyHasEmptiedItsState() throws Exception {
        showcase.notSwept(name);
        losses.report(TargetKind.SANDBOX);

        try (var admin = new PortalClient(port).signIn("admin", PortalTest.ADMIN_PASSWORD)) {
            assertThat(admin.get("/sites/" + name).body())
                    .contains("Retry the destroy", "Its state holds nothing")
                    .doesNotContain("The target has lost this site", "Open site", "Verified", "there yet")
                    .doesNotContain("/sites/" + name + "/change\"");
        }
    }

    /** Sites of other tests may be lost as well. */
    private void makeAllOthersAgain() {
        database.sql("update site set status = 'READY', lost_at = null where status = 'LOST'")
                .update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/events", "/events/sites", "/events/sites/{id}"})
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void tellsThePagesThatAreOpen(String stream) throws Exception {
        var path = stream.replace("{id}", sites.requireNamed(name).id().toString());
        try (var admin = new PortalClient(port).signIn("admin", PortalTest.ADMIN_PASSWORD);
                var lines = admin.stream(path).body()) {
            var events = lines.filter("event: run"::equals).iterator();
            assertThat(events.next()).isNotNull();

            losses.report(TargetKind.SANDBOX);
            assertThat(events.next()).isNotNull();
        }
    }
}
