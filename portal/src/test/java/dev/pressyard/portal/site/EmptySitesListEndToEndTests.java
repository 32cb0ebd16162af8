package dev.pressyard.portal.site;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.pressyard.portal.testing.PortalPage.button;
import static dev.pressyard.portal.testing.PortalPage.heading;
import static dev.pressyard.portal.testing.PortalPage.link;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import dev.pressyard.portal.testing.BrowserTest;
import dev.pressyard.portal.testing.PortalPeople;
import dev.pressyard.portal.testing.SeededSites;
import dev.pressyard.portal.testing.Showcase;
import dev.pressyard.provisioning.notification.Notifications;
import dev.pressyard.provisioning.run.RunChanged;
import dev.pressyard.provisioning.site.Environment;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

class EmptySitesListEndToEndTests extends BrowserTest {

    @Autowired
    private SeededSites sites;

    @Autowired
    private Showcase showcase;

    @Autowired
    private Notifications notifications;

    @BeforeEach
    void forgetAllSites(@Autowired JdbcClient database) {
        database.sql("truncate site, run cascade").update();
    }

    @Test
    void keepsItsHeadingAndItsButtonsWhenSomethingHappens() {
        signInAsAdministrator();
        assertThat(heading(page, "No sites yet")).isVisible();
        page.locator("main").evaluate("main => { main.dataset.old = 'true'; }");
        notifications.publish(RunChanged.CHANNEL, "1 " + UUID.randomUUID());
        page.locator("main:not([data-old])").waitFor();

        assertThat(heading(page, "Sites")).isVisible();
        assertThat(heading(page, "No sites yet")).isVisible();
        assertThat(link(page, "New site")).isVisible();
        assertThat(link(page, "Create the first site")).isVisible();
    }

    @Test
    void showsTheFirstSiteAsSoonAsItIsOrdered() {
        signInAsAdministrator();
        assertThat(heading(page, "No sites yet")).isVisible();
        var name = SeededSites.freshName();
        sites.order(name, Environment.DEVELOPMENT, "admin");

        assertThat(link(page, name)).isVisible();
        assertThat(heading(page, "Sites")).isVisible();
        assertThat(link(page, "New site")).isVisible();
    }

    @Test
    void teachesAgainWhenTheLastSiteWasDestroyed() {
        var name = SeededSites.freshName();
        sites.move(sites.order(name, Environment.DEVELOPMENT, "admin"), "APPLIED", "DESTROYED");
        signInAsAdministrator();

        assertThat(heading(page, "No sites now")).isVisible();
        page.navigate("/sites?search=" + name);
        assertThat(heading(page, "No site fits")).isVisible();
        link(page, "Show all sites").click();
        link(page, "Show destroyed sites").click();
        assertThat(link(page, name)).isVisible();
        page.goBack();
        link(page, "Create a site").click();
        page.waitForURL("**/sites/new");
    }

    @Test
    void countsWhatWaitsForApprovalAndLeadsThere() {
        var waiting = sites.order(SeededSites.freshName(), Environment.PRODUCTION, "admin");
        showcase.waiting(waiting);
        signInAsAdministrator();

        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("0 at work");
        assertThat(page.locator("table.sites .state-waiting")).hasText("Waiting for approval");
        link(page, "1 waits for approval").click();
        page.waitForURL("**/sites?state=WAITING");
        page.locator("table.sites .waits").click();
        page.waitForURL("**/runs/" + waiting);
        assertThat(button(page, "Approve plan")).isVisible();
    }

    @Test
    void offersNoViewerToCreateTheFirst(@LocalServerPort int port) throws Exception {
        var people = new PortalPeople(port);
        try (var admin = people.administrator()) {
            assertThat(admin.get("/runs").body()).contains("Create the first site");
            assertThat(admin.get("/images").body()).contains("Create the first site");
        }
        try (var viewer = people.signIn(people.add("VIEWER"))) {
            for (var path : List.of("/sites", "/runs", "/images")) {
                assertThat(viewer.get(path).body()).doesNotContain("/sites/new", "data-may-create");
            }
        }
    }
}
