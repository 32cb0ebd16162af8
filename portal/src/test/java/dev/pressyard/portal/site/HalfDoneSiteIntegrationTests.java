package dev.pressyard.portal.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.portal.testing.PortalClient;
import dev.pressyard.portal.testing.PortalTest;
import dev.pressyard.portal.testing.SeededSites;
import dev.pressyard.portal.testing.Showcase;
import dev.pressyard.provisioning.site.Environment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is half made, or half gone, is not shown as if it stood. */
@PortalTest
class HalfDoneSiteIntegrationTests {

    @Autowired
    private Showcase showcase;

    @Autowired
    private SeededSites seeded;

    @Autowired
    private JdbcClient database;

    private final String name = SeededSites.freshName();
    private PortalClient admin;
    private long create;

    @BeforeEach
    void make(@LocalServerPort int port) throws Exception {
        admin = new PortalClient(port).signIn("admin", PortalTest.ADMIN_PASSWORD);
        create = showcase.ready(name, Environment.DEVELOPMENT);
    }

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void saysWhoCanceledTheCreateAndHowFarItCame() throws Exception {
        cancel(create, "canceled; the state holds 9 resources");

        assertThat(admin.get("/sites/" + name).body())
                .contains("Its create was canceled by ada while it was being applied.")
                .contains("9 of 9 resources are there.", "See run " + create)
                .contains("Retry the create", ">Destroy<");
        assertThat(admin.get("/runs/" + create).body())
                .contains("It was canceled by ada after it had begun to apply its plan.")
                .contains("<em>Retry</em> goes on from there.");
    }

    @Test
    void saysWhoCanceledTheDestroyAndWhatIsLeft() throws Exception {
        cancel(seeded.destroy(name), "canceled; the state holds 9 resources");

        assertThat(admin.get("/sites/" + name).body())
                .contains("Its destroy was canceled by ada while it was being applied.")
                .contains("9 resources are left.", "Retry the destroy");
    }

    @Test
    void saysThatACancelIsUnderWay() throws Exception {
        var destroy = seeded.destroy(name);
        seeded.move(destroy, "APPLYING", "DESTROYING");
        assertThat(admin.get("/sites/" + name).body()).doesNotContain("asked to cancel");
        database.sql("update run set cancel_requested_by = 'ada', cancel_requested_at = now() where number = :run")
                .param("run", destroy)
                .update();

        assertThat(admin.get("/sites/" + name).body())
                .contains("asked to cancel", ">run " + destroy + "</span>. Its tools");
    }

    private void cancel(long run, String summary) {
        seeded.move(run, "CANCELED", "FAILED");
        database.sql("update run set cancel_requested_by = 'ada', cancel_requested_at = now() where number = :run")
                .param("run", run)
                .update();
        seeded.apply(run, "CANCELED", summary);
    }

    @Test
    void leadsNobodyToASiteThatIsBeingTakenAway() throws Exception {
        var destroy = seeded.destroy(name);
        seeded.move(destroy, "PLANNING", "DESTROYING");
        database.sql("update site set url = 'http://blog.test/' where name = :name")
                .param("name", name)
                .update();
        assertThat(admin.get("/sites/" + name).body())
                .contains("In place", "Verified", "aria-label=\"Open site\"")
                .doesNotContain("Being destroyed");

        seeded.move(destroy, "APPLYING", "DESTROYING");
        database.sql("update site set url = 'http://blog.test/' where name = :name")
                .param("name", name)
                .update();
        seeded.apply(destroy, "RUNNING", "");

        assertThat(admin.get("/sites/" + name).body())
                .contains("Being destroyed")
                .doesNotContain("In place", "Verified", "aria-label=\"Open site\"");
    }
}
