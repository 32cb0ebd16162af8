package dev.pressyard.portal.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.portal.testing.PortalClient;
import dev.pressyard.portal.testing.PortalTest;
import dev.pressyard.portal.testing.SeededSites;
import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.audit.AuditFilter;
import dev.pressyard.provisioning.audit.AuditTrail;
import dev.pressyard.provisioning.run.RunRequests;
import dev.pressyard.provisioning.site.Environment;
import dev.pressyard.provisioning.site.SiteRequests;
import dev.pressyard.provisioning.site.SiteSize;
import dev.pressyard.provisioning.site.SiteSpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class AuditEntryIntegrationTests {

    @Autowired
    private SeededSites sites;

    @Autowired
    private SiteRequests requests;

    @Autowired
    private RunRequests runRequests;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private JdbcClient database;

    private PortalClient client;
    private String name;
    private long run;

    @BeforeEach
    void order(@LocalServerPort int port) throws Exception {
        client = new PortalClient(port).signIn("admin", PortalTest.ADMIN_PASSWORD);
        name = SeededSites.freshName();
        run = sites.order(name, Environment.DEVELOPMENT, "admin");
        sites.move(run, "APPLIED", "READY");
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void leadsToTheRunAndToWhatItsPlanDid() throws Exception {
        plan();

        var page = client.get("/audit/" + newest("site.requested")).body();

        assertThat(page).contains("href=\"/runs/" + run + "\"", "href=\"/runs/" + run + "#plan\"", "1 to add");
    }

    private void plan() {
        database.sql("""
                        insert into stack_plan (run, stack, summary, created_at, applied_at)
                        select number, stack_id, '{"resources": [{"address": "aws_vpc.this", "type": "aws_vpc", "action": "CREATE",
                          "attributes": []}], "outputs": []}', now(), now()
                        from run where number = :run""").param("run", run).update();
    }

    @Test
    void showsWhatAChangeChangedAndNothingElse() throws Exception {
        requests.change(name, spec(Environment.STAGING, SiteSize.SMALL), new Actor("admin", "127.0.0.1"));

        var page = client.get("/audit/" + newest("site.change-requested")).body();

        assertThat(page)
                .contains("<del>Development</del>", "<ins>Staging</ins>")
                .doesNotContain("<del>Small</del>");
    }

    @Test
    void comparesWithWhatWasInForceAndNotWithAChangeThatCameToNothing() throws Exception {
        var ada = new Actor("admin", "127.0.0.1");
        var unwanted = requests.change(name, spec(Environment.STAGING, SiteSize.MEDIUM), ada);
        runRequests.cancel(unwanted.identifier(), ada);
        requests.change(name, spec(Environment.DEVELOPMENT, SiteSize.LARGE), ada);

        var page = client.get("/audit/" + newest("site.change-requested")).body();

        assertThat(page)
                .contains("<del>Small</del>", "<ins>Large</ins>")
                .doesNotContain("Medium", "<del>Staging</del>");
    }

    @Test
    void saysOfADiscardedPlanThatItWasNotApplied() throws Exception {
        var change =
                requests.change(name, spec(Environment.DEVELOPMENT, SiteSize.LARGE), new Actor("admin", "127.0.0.1"));
        run = change.identifier().number();
        plan();
        assertThat(client.get("/audit/" + newest("site.change-requested")).body())
                .contains("Planned, and not applied yet:");

        runRequests.cancel(change.identifier(), new Actor("admin", "127.0.0.1"));

        assertThat(client.get("/audit/" + newest("run.cancel-requested")).body())
                .contains("Planned, and not applied:");
    }

    @Test
    void saysOfAnApplyThatBrokeOffHowFarItCame() throws Exception {
        plan();
        sites.apply(run, "RUNNING", null);
        assertThat(client.get("/audit/" + newest("site.requested")).body())
                .contains("Planned, and being applied:")
                .doesNotContain("In the target:");

        sites.apply(run, "CANCELED", "canceled; the state holds 89 resources");
        assertThat(client.get("/audit/" + newest("site.requested")).body())
                .contains("Planned, and not applied to its end:", "canceled; the state holds 89 resources")
                .doesNotContain("In the target:");

        sites.apply(run, "SUCCEEDED", "1 added");
        assertThat(client.get("/audit/" + newest("site.requested")).body())
                .contains("In the target:")
                .doesNotContain("It came so far");
    }

    private SiteSpec spec(Environment environment, SiteSize size) {
        return new SiteSpec("Our " + name, environment, size, "us-east-1", "ada@example.org");
    }

    @Test
    void isReachedFromTheList() throws Exception {
        assertThat(client.get("/audit?site=" + name).body())
                .contains("href=\"/audit/" + newest("site.requested") + "\"");
    }

    private long newest(String action) {
        return trail.page(new AuditFilter(null, name, null, action, null, null), null, 1)
                .entries()
                .getFirst()
                .id();
    }
}
