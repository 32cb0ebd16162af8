package dev.pressyard.portal.run;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.pressyard.portal.testing.PortalPage.button;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.pressyard.portal.testing.BrowserTest;
import dev.pressyard.portal.testing.SeededSites;
import dev.pressyard.portal.testing.Showcase;
import dev.pressyard.portal.web.EventStreams;
import dev.pressyard.provisioning.site.Environment;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class RunPageEndToEndTests extends BrowserTest {

    @Autowired
    private SeededSites sites;

    @Autowired
    private Showcase showcase;

    @Autowired
    private EventStreams streams;

    @Autowired
    private JdbcClient database;

    private long run;

    @BeforeEach
    void order() {
        run = sites.order(SeededSites.freshName(), Environment.PRODUCTION, "admin");
        signInAsAdministrator();
    }

    @Test
    void showsTheEndOfTheLogBeforeAnyScript() {
        sites.write(run, 1, 700);
        page.route("**/*.js", route -> route.abort());
        open();

        var last = log().getByText("line 700", new Locator.GetByTextOptions().setExact(true))
                .boundingBox();
        var panel = log().boundingBox();
        assertThat(last.y).isBetween(panel.y, panel.y + panel.height - last.height);
        assertThat(log()).not().containsText("line 600");
    }

    @Test
    void saysAtOnceThatTheRunWasTakenDown() {
        open();

        assertThat(log()).containsText("Asked for by admin: create");
    }

    @Test
    void keepsWhatIsSaidOfAPhaseInItsPlace() {
        page.setViewportSize(1280, 900);
        page.navigate("/runs/" + showcase.ready(SeededSites.freshName(), Environment.DEVELOPMENT));

        assertThat(page.evaluate("""
                        () => [...document.querySelectorAll('.timeline li')]
                            .filter(phase => phase.scrollWidth > phase.clientWidth).length""")).isEqualTo(0);
    }

    @Test
    void showsLinesAsTheyAreWritten() {
        open();
        sites.write(run, "\u001b[32mCreation complete\u001b[0m after 2s");

        assertThat(log()).containsText("Creation complete after 2s");
        assertThat(log().locator(".ansi-2")).hasText("Creation complete");
    }

    @Test
    void showsWhatWasWrittenBeforeAndFollowsToTheEnd() {
        sites.write(run, 1, 700);
        open();
        assertThat(log()).containsText("line 700");

        sites.write(run, 701, 720);
        assertThat(log()).containsText("line 720");
    }

    @Test
    void findsLinesAndGoesToThem() {
        sites.write(run, 1, 700);
        open();
        page.getByPlaceholder("Search the log").fill("line 123");

        assertThat(page.locator(".log-line-marked .log-text")).hasText("line 123");
        assertThat(page.getByLabel("Follow")).not().isChecked();
    }

    @Test
    void opensAtTheLineOfItsAddress() {
        sites.write(run, 1, 700);
        page.navigate("/runs/%d#L351".formatted(run));

        assertThat(page.locator(".log-line-marked .log-text")).hasText("line 350");
    }

    @Test
    void downloadsTheLog() throws Exception {
        sites.write(run, 1, 300);
        open();
        var download = page.waitForDownload(() -> button(page, "Download log").click());

        assertThat(Files.readAllLines(download.path()))
                .hasSize(301)
                .contains("line 1")
                .endsWith("line 300");
    }

    @Test
    void showsTheStateAsItChanges() {
        open();
        assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("Queued");
        sites.move(run, "PLANNED", "PROVISIONING");

        assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("Waiting for approval");
        button(page, "Approve plan").click();
        assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("Approved");
    }

    @Test
    void discardsAPlan() {
        sites.move(run, "PLANNED", "PROVISIONING");
        open();
        button(page, "Discard plan").click();

        assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("Discarded");
    }

    @Test
    void cancelsAQueuedRun() {
        open();
        assertThat(page.locator("#head")).containsText(Pattern.compile("It has waited [0-9]+:[0-9]{2}"));
        assertThat(page.locator("#head")).containsText("no node that works on runs is there");
        assertThat(phases()).containsText("Not yet");
        button(page, "Cancel run").click();

        assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("Canceled");
        assertThat(page.locator("#head")).containsText("canceled by admin");
        assertThat(page.locator("#head")).not().containsText("It has waited");
        assertThat(phases().getByRole(AriaRole.LISTITEM)).hasCount(6);
        assertThat(phases().getByText("Not reached")).hasCount(6);
    }

    @Test
    void asksBeforeItBreaksOffAnApply() {
        sites.move(run, "PLANNING", "PROVISIONING");
        open();
        sites.apply(run, "RUNNING", null);
        sites.move(run, "APPLYING", "PROVISIONING");
        var dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(page.locator("#head [data-dialog]")).hasText("Cancel run");
        button(page, "Cancel run").click();
        assertThat(dialog).containsText("Cancel it in the middle of its apply?");
        assertThat(button(page, "Let it run")).isFocused();
        button(page, "Let it run").click();
        assertThat(page.locator("#head")).not().containsText("asked to cancel");

        button(page, "Cancel run").click();
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Cancel run"))
                .click();
        assertThat(page.locator("#head")).containsText("admin asked to cancel this run");
    }

    @Test
    void asksNothingWhereTheApplyIsOver() {
        sites.apply(run, "SUCCEEDED", "42 added");
        sites.move(run, "VERIFYING", "PROVISIONING");
        open();
        button(page, "Cancel run").click();

        assertThat(page.locator("#head")).containsText("admin asked to cancel this run");
    }

    @Test
    void saysThatWhatAllSitesShareIsMadeFirst() {
        database.sql("""
                        insert into node_life (worker, node, slots, started_at, heard_at)
                        values ('elsewhere-1', 'elsewhere', 1, now(), now())""").update();
        // Whether the platform is there already is what other tests have left.
        database.sql("update run set after_run = :earlier where number = :run")
                .param("earlier", sites.order(SeededSites.freshName(), Environment.DEVELOPMENT, "admin"))
                .param("run", run)
                .update();
        try {
            open();
            assertThat(page.locator("#head")).containsText("what all sites in this region of its target share");
            assertThat(page.locator("#head .notice").getByText("run ")).isVisible();
        } finally {
            database.sql("delete from node_life where node = 'elsewhere'").update();
        }
    }

    @Test
    void saysWhyARunFailedAndRetriesIt() {
        sites.move(run, "ERRORED", "FAILED");
        open();
        assertThat(page.getByRole(AriaRole.ALERT).first()).containsText("The database was refused.");
        assertThat(page.getByRole(AriaRole.ALERT).first()).containsText("InstanceQuotaExceeded");
        assertThat(page.getByRole(AriaRole.ALERT).first()).containsText("Ask for a higher quota");

        button(page, "Retry").click();
        page.waitForURL(url -> !url.endsWith("/runs/" + run));
        assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("Queued");
    }

    @Test
    void isAsTallAsItsLinesUntilTheWindowEnds() {
        page.setViewportSize(1280, 900);
        open();
        assertThat(page.locator("[data-log-tail]")).hasCount(0);
        assertThat(log()).containsText("Asked for by admin");
        org.assertj.core.api.Assertions.assertThat(log().boundingBox().height).isEqualTo(120);

        sites.write(run, 1, 20);
        assertThat(log()).containsText("line 20");
        org.assertj.core.api.Assertions.assertThat(log().boundingBox().height).isEqualTo(21 * 20);

        sites.write(run, 21, 300);
        assertThat(log()).containsText("line 300");
        org.assertj.core.api.Assertions.assertThat(log().boundingBox().height).isEqualTo(700);
        page.reload();
        assertThat(page.locator("[data-log-tail]")).hasCount(0);
        assertThat(log()).containsText("line 300");
    }

    @Test
    void foldsAPhaseOfTheLog() {
        showcase.waiting(run);
        open();
        assertThat(log()).containsText("Initializing the backend");
        page.locator("[data-log-phases] button")
                .filter(new Locator.FilterOptions().setHasText("Init 4"))
                .click();

        assertThat(log()).containsText("Init: 4 lines folded");
        assertThat(log()).not().containsText("Initializing the backend");
        page.navigate("/runs/%d#L4".formatted(run));
        page.reload();
        assertThat(page.locator(".log-line-marked .log-text")).containsText("Successfully configured");
    }

    @Test
    void endsWithItsContentHoweverLongAPlanIs() {
        showcase.waiting(run);
        open();
        var plan = page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName("Plan").setExact(true));
        assertThat(plan).containsText("1 to replace");
        page.evaluate("""
                () => {
                  const part = document.querySelector('#plan .plan-module:has(.visually-hidden)');
                  for (let times = 0; times < 100; times += 1) part.after(part.cloneNode(true));
                  document.querySelectorAll('#plan details').forEach((one) => { one.open = true; });
                }""");

        assertThat(((Number) page.evaluate("""
                () => document.documentElement.scrollHeight - document.querySelector('main').getBoundingClientRect().bottom
                  - window.scrollY""")).intValue()).isBetween(0, 200);
    }

    @Test
    void showsThePlanWithWhatWouldDiffer() {
        showcase.waiting(run);
        open();
        var plan = page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName("Plan").setExact(true));
        assertThat(plan).containsText("1 to replace");

        // Without a click: what is approved is seen.
        assertThat(plan.getByText("db.t4g.small")).isVisible();
        assertThat(plan.locator("div:has(> dt:has-text('multi_az')) del")).hasText("false");
        assertThat(plan.getByText("forces replacement").first()).isVisible();
        assertThat(plan.getByText("Known after apply: arn")).isVisible();
        assertThat(plan.getByText("(sensitive)").first()).isVisible();
        assertThat(plan.getByText("nat-0f1e2d3c4b5a69788")).isHidden();
        plan.getByText("aws_nat_gateway.this").click();
        plan.getByText("aws_db_instance.this").click();
        sites.move(run, "CONFIRMED", "PROVISIONING");
        assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("Approved");
        // It renews itself, and stays as open as the reader left it.
        assertThat(plan.getByText("nat-0f1e2d3c4b5a69788")).isVisible();
        assertThat(plan.getByText("db.t4g.small")).isHidden();
    }

    @Test
    void saysHowLongAPhaseUsuallyTakes() {
        showcase.ready(SeededSites.freshName(), Environment.DEVELOPMENT);
        run = sites.order(SeededSites.freshName(), Environment.DEVELOPMENT, "admin");
        showcase.atWork(run);
        open();

        assertThat(page.getByRole(AriaRole.PROGRESSBAR)).isVisible();
        assertThat(phases()).containsText("usually");
        // That of a phase which found its image says nothing about building one.
        assertThat(phases().getByRole(AriaRole.LISTITEM).first()).hasText(Pattern.compile("Image\\s*0:02\\s*reused"));
    }

    @Test
    void goesOnWithoutGapsAfterTheConnectionWasLost() {
        sites.write(run, 1, 10);
        open();
        assertThat(log()).containsText("line 10");
        page.route("**/events**", route -> route.abort());
        streams.stop();
        try {
            assertThat(page.locator("[data-offline]")).isVisible();
            sites.write(run, 11, 12);
        } finally {
            streams.start();
        }
        page.unroute("**/events**");

        assertThat(log()).containsText("line 12");
        assertThat(page.locator("[data-offline]")).isHidden();
        assertThat(log().getByText("line 11", new Locator.GetByTextOptions().setExact(true)))
                .hasCount(1);
    }

    private void open() {
        page.navigate("/runs/" + run);
    }

    private Locator phases() {
        return page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Phases"));
    }

    private Locator log() {
        return page.getByRole(AriaRole.LOG);
    }
}
