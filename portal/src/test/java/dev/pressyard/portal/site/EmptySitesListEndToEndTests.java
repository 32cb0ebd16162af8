package dev.pressyard.portal.site;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.pressyard.portal.testing.PortalPage.heading;
import static dev.pressyard.portal.testing.PortalPage.link;

import dev.pressyard.portal.testing.BrowserTest;
import dev.pressyard.portal.testing.SeededSites;
import dev.pressyard.provisioning.notification.Notifications;
import dev.pressyard.provisioning.run.RunChanged;
import dev.pressyard.provisioning.site.Environment;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class EmptySitesListEndToEndTests extends BrowserTest {

    @Autowired
    private SeededSites sites;

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
}
