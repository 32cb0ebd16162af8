package dev.pressyard.portal.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.portal.testing.PortalClient;
import dev.pressyard.portal.testing.PortalTest;
import dev.pressyard.portal.testing.SeededSites;
import dev.pressyard.portal.testing.Showcase;
import dev.pressyard.portal.testing.SiteFields;
import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.run.Run;
import dev.pressyard.provisioning.run.RunFailure;
import dev.pressyard.provisioning.site.Environment;
import dev.pressyard.provisioning.site.SiteRequests;
import dev.pressyard.provisioning.site.SiteSize;
import dev.pressyard.provisioning.site.SiteSpec;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A site's pages say what is in force, what is wanted instead, and the one thing to do next. */
@PortalTest
class WaysOnIntegrationTests {

    @LocalServerPort
    private int port;

    @Autowired
    private Showcase showcase;

    @Autowired
    private SeededSites seeded;

    @Autowired
    private SiteRequests requests;

    @Autowired
    private JdbcClient database;

    private final String name = SeededSites.freshName();
    private PortalClient admin;

    @BeforeEach
    void signIn() throws Exception {
        admin = new PortalClient(port).signIn("admin", PortalTest.ADMIN_PASSWORD);
    }

    @AfterEach
    void leave() {
        admin.close();
    }

    @Test
    void showsWhatIsInForceWhileAChangeWaits() throws Exception {
        showcase.ready(name, Environment.STAGING);
        var change = change("Renamed");
        seeded.move(change.identifier().number(), "PLANNED", "CHANGING");

        assertThat(admin.get("/sites/" + name).body())
                .contains("A plan waits for approval", "ada", "<del>Our " + name + "</del>", "<ins>Renamed</ins>")
                .contains("<span>Our " + name + "</span> ·")
                .containsPattern("btn-primary\" href=\"/runs/" + change.identifier() + "\">Review plan");
        assertThat(admin.get("/sites?search=" + name).body())
                .contains("Our " + name)
                .doesNotContain("Renamed");
        assertThat(admin.get("/sites/" + name + "/configuration").body())
                .contains("What is in force", "<dd>Our " + name + "</dd>")
                .containsPattern("(?s)Version 2</strong>\\s*<span class=\"tag\">Waits for approval<")
                .containsPattern("(?s)Version 1</strong>\\s*<span class=\"tag\">In force<");
        assertThat(admin.get("/runs/" + change.identifier()).body())
                .contains("Approve plan", "Discard plan")
                .doesNotContain("btn-danger-quiet\">Cancel run");
    }

    @Test
    void leadsToTheChangeWhereTheCodeIsWrong() throws Exception {
        var run = seeded.order(name, Environment.DEVELOPMENT, "admin");
        seeded.move(run, "ERRORED", "FAILED");
        database.sql("update run set failure_phase = 'IMAGE', failure_next_step = :step where number = :run")
                .param("step", RunFailure.CHANGE_CODE + ".")
                .param("run", run)
                .update();

        assertThat(admin.get("/sites/" + name).body())
                .contains("Image failed.", "Error: InstanceQuotaExceeded", "btn-plain\"><svg")
                .containsPattern("btn-primary\" href=\"/sites/" + name + "/change\">Change<");
        assertThat(admin.get("/runs/" + run).body())
                .containsPattern("btn-primary\" href=\"/sites/" + name + "/change\">Change<")
                .contains("btn-plain\"><svg");
    }

    @Test
    void offersOnTheRunOfASiteThatWasNeverMadeWhatTheSiteOffers() throws Exception {
        var run = seeded.order(name, Environment.DEVELOPMENT, "admin");
        admin.post("/runs/" + run, "/runs/" + run + "/cancel", Map.of());

        assertThat(admin.get("/runs/" + run).body())
                .contains("<span>Create again</span>", "aria-label=\"Remove " + name)
                .doesNotContain("<span>Retry</span>", "aria-label=\"Destroy");
    }

    @Test
    void removesWhatFailedBeforeAnythingWasMadeAndDestroysWhatHasBegun() throws Exception {
        var run = seeded.order(name, Environment.DEVELOPMENT, "admin");
        seeded.move(run, "ERRORED", "FAILED");

        assertThat(admin.get("/sites/" + name).body())
                .contains(">Failed<", "Ask for a higher quota", "Retry the create", ">Change<", ">Remove<")
                .contains("It failed before anything of it was made.")
                .doesNotContain(">Destroy<", "there yet", "will be listed here");
        assertThat(admin.get("/sites/destroy?name=" + name).body())
                .contains("<span>Remove</span>", "nothing of it was made", ">Remove site<", "Its name is then free")
                .doesNotContain("state versions", "Changes that have not begun");
        assertThat(admin.get("/runs/" + run).body()).contains("aria-label=\"Remove " + name);

        database.sql("update run_phase set status = 'FAILED', started_at = now() where run_number = :run")
                .param("run", run)
                .update();
        assertThat(admin.get("/sites/" + name).body()).contains(">Destroy<").doesNotContain(">Remove<");
    }

    @Test
    void keepsTheWaysOutOfWhatWasCalledOffTogether() throws Exception {
        var run = seeded.order(name, Environment.DEVELOPMENT, "admin");
        admin.post("/runs/" + run, "/runs/" + run + "/cancel", Map.of());

        assertThat(admin.get("/sites/" + name + "/runs").body())
                .containsPattern("(?s)class=\"headline\".*<span>Create again</span>.*>Change<.*>Remove<.*<nav");
        assertThat(admin.get("/sites/" + name).body())
                .containsOnlyOnce("<span>Create again</span>")
                .contains("Nothing of this site exists.")
                .doesNotContain("there yet", "will be listed here");
    }

    @Test
    void saysOfTheSiteWhatItsRunWaitsFor() throws Exception {
        var run = seeded.order(name, Environment.DEVELOPMENT, "admin");
        var words = "no node that works on runs is there";

        assertThat(admin.get("/runs/" + run).body()).contains("It has waited", words);
        assertThat(admin.get("/sites/" + name).body()).contains("It has waited", words, ", every 10s");
        seeded.move(run, "PREPARING", "PROVISIONING");
        assertThat(admin.get("/sites/" + name).body()).doesNotContain("It has waited");
    }

    @Test
    void tellsOnceWhyARunFailed() throws Exception {
        var run = seeded.order(name, Environment.DEVELOPMENT, "admin");
        seeded.move(run, "ERRORED", "FAILED");
        database.sql("""
                        update run_phase set status = 'FAILED', started_at = now(), finished_at = now(), summary = 'The database was refused.'
                        where run_number = :run and phase = 'APPLY'""").param("run", run).update();

        assertThat(admin.get("/runs/" + run).body()).containsOnlyOnce("The database was refused.");
    }

    @Test
    void saysHowLongAPlanHasWaitedAndNotHowOldItsRunIs() throws Exception {
        var run = seeded.order(name, Environment.PRODUCTION, "admin");
        showcase.waiting(run);
        database.sql("update run set started_at = now() - interval '3 hours' where number = :run")
                .param("run", run)
                .update();

        assertThat(admin.get("/runs/" + run).body())
                .containsPattern("(?s)class=\"clock\"><span class=\"quiet\">for</span> <time[^>]*>0:[45]")
                .doesNotContain("3:00:0");
    }

    @Test
    void saysBeforeAnythingIsTypedWhatStandsInTheWayOfAChange() throws Exception {
        showcase.ready(name, Environment.STAGING);
        var form = "/sites/" + name + "/change";
        assertThat(admin.get(form).body()).contains("Plan the change").doesNotContain("It cannot be changed now.");

        var change = change("Renamed").identifier();
        assertThat(admin.get(form).body())
                .contains("It cannot be changed now.", " is under way.", ">See run " + change + "<")
                .doesNotContain("Plan the change");

        seeded.move(change.number(), "PLANNED", "CHANGING");
        assertThat(admin.get(form).body())
                .contains("It cannot be changed now.", "waits for approval", "href=\"/runs/" + change + "\">See run")
                .doesNotContain("Plan the change");
    }

    @Test
    void saysOfADestroyedSiteWhatWasAndThatItCannotBeChanged() throws Exception {
        var run = seeded.order(name, Environment.DEVELOPMENT, "admin");
        seeded.move(run, "APPLIED", "DESTROYED");

        assertThat(admin.get("/sites/" + name + "/configuration").body())
                .contains("What was in force", ">In force to the end<")
                .doesNotContain("What is in force");
        assertThat(admin.get("/sites/" + name + "/change").body())
                .contains("It cannot be changed now.", "It is destroyed", ">Back to the site<")
                .doesNotContain("Plan the change");
    }

    @Test
    void keepsWhatWasTypedWhileAnotherRunIsUnderWay() throws Exception {
        showcase.ready(name, Environment.STAGING);
        var form = "/sites/" + name + "/change";
        change("Renamed");

        var refused = admin.post(
                form, form, SiteFields.of(name, Map.of("title", "Typed with care", "details.storage", "50")));

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body())
                .contains("is under way on", "value=\"Typed with care\"")
                .doesNotContain("look at the fields");
    }

    @Test
    void plansNothingWhereNothingDiffers() throws Exception {
        var run = seeded.order(name, Environment.DEVELOPMENT, "admin");
        database.sql("update run_phase set status = 'SUCCEEDED', started_at = now() where run_number = :run")
                .param("run", run)
                .update();
        seeded.move(run, "APPLIED", "READY");
        var form = "/sites/" + name + "/change";
        var unedited = SiteFields.of(name, Map.of("title", "Our " + name, "code.release", "UNRECORDED"));

        var same = admin.post(form, form, unedited);
        assertThat(same.statusCode()).isEqualTo(422);
        assertThat(same.body()).contains("Nothing differs from what is in force.");

        seeded.move(run, "ERRORED", "FAILED");
        assertThat(admin.post(form, form, unedited).statusCode()).isEqualTo(302);
    }

    @Test
    void createsAsItsFormSaysWhatWasNeverMade() throws Exception {
        var run = seeded.order(name, Environment.DEVELOPMENT, "admin");
        admin.post("/runs/" + run, "/runs/" + run + "/cancel", Map.of());
        var form = "/sites/" + name + "/change";

        assertThat(admin.get(form).body()).contains(">Create site<").doesNotContain("Plan the change");
        var created = admin.post(form, form, SiteFields.of(name, Map.of("title", "Renamed")))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(admin.get(created.substring(created.indexOf("/runs/"))).body())
                .contains("· Create</span>");
        assertThat(admin.get("/sites?search=" + name).body()).contains("Renamed");
    }

    @Test
    void listsSitesWithoutWhatItDoesNotKnowAndSaysSo() throws Exception {
        seeded.order(name, Environment.DEVELOPMENT, "admin");
        var answer = admin.get("/sites?state=NOPE&environment=MOON&sort=SIDEWAYS&owner=nobody");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("No such state: NOPE.", "No such environment: MOON.", "No such order: SIDEWAYS.")
                .contains(">NOPE</option>", ">MOON</option>", ">nobody</option>");
        assertThat(admin.get("/sites?state=ready").body()).doesNotContain("No such");
    }

    private Run change(String title) {
        return requests.change(
                name,
                new SiteSpec(title, Environment.STAGING, SiteSize.SMALL, "us-east-1", "ada@example.org"),
                new Actor("ada", null));
    }
}
