package dev.pressyard.portal.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import dev.pressyard.portal.testing.BrowserTest;
import dev.pressyard.portal.testing.SeededSites;
import dev.pressyard.provisioning.site.Environment;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class KeyboardEndToEndTests extends BrowserTest {

    @Autowired
    private SeededSites sites;

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
