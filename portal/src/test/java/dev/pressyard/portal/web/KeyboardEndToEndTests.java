package dev.pressyard.portal.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.pressyard.portal.testing.PortalPage.button;

import com.microsoft.playwright.options.AriaRole;
import dev.pressyard.portal.testing.BrowserTest;
import dev.pressyard.portal.testing.SeededSites;
import dev.pressyard.portal.testing.Showcase;
import dev.pressyard.provisioning.site.Environment;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class KeyboardEndToEndTests extends BrowserTest {

    @Autowired
    private SeededSites sites;

    @Autowired
    private Showcase showcase;

    @Test
    void goesEverywhereByKeys() {
        sites.order(SeededSites.freshName(), Environment.DEVELOPMENT, "admin");
        signInAsAdministrator();
        page.navigate("/sites");
        page.keyboard().press("/");
        assertThat(page.getByLabel("Search sites")).isFocused();
        page.getByLabel("Search sites").blur();
        page.keyboard().press("?");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("New site");
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();

        page.keyboard().press("n");
        page.waitForURL("**/sites/new");
        page.keyboard().press("g");
        page.keyboard().press("a");
        page.waitForURL("**/audit");
        page.keyboard().press("g");
        page.keyboard().press("s");
        page.waitForURL("**/sites");
        page.keyboard().press("g");
        page.keyboard().press("d");
        page.waitForURL("**/admin/doctor");
    }

    @Test
    void keepsTheFocusWhileTheListRenewsItself() {
        var name = SeededSites.freshName();
        sites.move(sites.order(name, Environment.DEVELOPMENT, "admin"), "APPLIED", "READY");
        var other = sites.order(name + "b", Environment.DEVELOPMENT, "admin");
        signInAsAdministrator();
        page.navigate("/sites?search=" + name);
        var destroy = button(page, "Destroy " + name);
        destroy.focus();
        renew("#live", other);

        assertThat(destroy).isFocused();
        page.keyboard().press("Shift+Tab");
        renew("#live", other);
        assertThat(destroy).not().isFocused();
        assertThat(page.locator("table.sites a:focus")).hasCount(1);
    }

    @Test
    void keepsTheFocusWhileASitesPageRenewsItselfAndItsHeadlineWithIt() {
        var name = SeededSites.freshName();
        var run = showcase.ready(name, Environment.DEVELOPMENT);
        signInAsAdministrator();
        page.navigate("/sites/" + name);
        var copy = page.locator("[data-copy='vpc-0a1b2c3d4e5f67890']").first();
        copy.focus();
        renew("#live", run);
        assertThat(copy).isFocused();

        var destroy = button(page, "Destroy");
        destroy.focus();
        renew("#live", run);
        assertThat(destroy).isFocused();
    }

    @Test
    void keepsTheFocusWhileARunsHeadRenewsItself() {
        var run = sites.order(SeededSites.freshName(), Environment.DEVELOPMENT, "admin");
        signInAsAdministrator();
        page.navigate("/runs/" + run);
        var cancel = button(page, "Cancel run");
        cancel.focus();
        renew("#head", run);
        assertThat(cancel).isFocused();

        sites.move(run, "PLANNED", "PROVISIONING");
        assertThat(button(page, "Approve plan")).isVisible();
        assertThat(page.locator("#content")).isFocused();
    }

    /** Says that a run has changed, and waits until another element stands where the part of the page was. */
    private void renew(String part, long run) {
        page.locator(part).evaluate("part => { part.dataset.old = 'true'; }");
        sites.tell(run);
        page.locator(part + ":not([data-old])").waitFor();
    }

    @Test
    void leavesASearchThatIsEmpty() {
        sites.order(SeededSites.freshName(), Environment.DEVELOPMENT, "admin");
        signInAsAdministrator();
        page.navigate("/runs");
        page.keyboard().press("/");
        var search = page.locator("[data-search]");
        assertThat(search).isFocused();
        page.keyboard().type("bl");
        page.keyboard().press("Escape");
        page.keyboard().press("Escape");
        page.keyboard().type("ga");

        page.waitForURL("**/audit");
    }

    @Test
    void startsASiteAndASearchFromPagesThatHaveNeither() {
        sites.order(SeededSites.freshName(), Environment.DEVELOPMENT, "admin");
        signInAsAdministrator();
        page.navigate("/images");
        page.keyboard().press("n");
        page.waitForURL("**/sites/new");

        page.navigate("/images");
        page.keyboard().press("/");
        page.waitForURL("**/sites#search");
        assertThat(page.getByLabel("Search sites")).isFocused();
    }
}
