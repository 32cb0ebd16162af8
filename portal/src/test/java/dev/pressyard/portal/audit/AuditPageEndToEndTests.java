package dev.pressyard.portal.audit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.pressyard.portal.testing.PortalPage.button;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.SelectOption;
import dev.pressyard.portal.testing.BrowserTest;
import dev.pressyard.portal.testing.SeededSites;
import dev.pressyard.provisioning.site.Environment;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class AuditPageEndToEndTests extends BrowserTest {

    @Autowired
    private SeededSites sites;

    private String name;
    private long run;

    @BeforeEach
    void order() {
        name = SeededSites.freshName();
        run = sites.order(name, Environment.DEVELOPMENT, "admin");
        signInAsAdministrator();
        page.navigate("/audit");
    }

    @Test
    void saysWhoDidWhatToWhichSiteInWhichRunFromWhere() {
        var row = rows().filter(new Locator.FilterOptions().setHasText(name));

        assertThat(row).containsText("admin");
        assertThat(row).containsText("Site requested");
        assertThat(row).containsText(Long.toString(run));
        assertThat(row).containsText("127.0.0.1");
    }

    @Test
    void filtersByAction() {
        page.getByLabel("Action").selectOption(new SelectOption().setLabel("Sign-in succeeded"));

        assertThat(rows().first()).containsText("Sign-in succeeded");
        assertThat(rows().filter(new Locator.FilterOptions().setHasText(name))).hasCount(0);
    }

    @Test
    void isWholeAndUnfilteredAfterTheWayBack() {
        page.getByLabel("Action").selectOption(new SelectOption().setLabel("Sign-in succeeded"));
        page.waitForURL("**/audit?*action=sign-in.succeeded*");
        page.goBack();

        assertThat(page).hasURL(Pattern.compile(".*/audit$"));
        assertThat(rows().filter(new Locator.FilterOptions().setHasText(name))).hasCount(1);
        assertThat(page.getByLabel("Action")).hasValue("");
        page.waitForLoadState();
        button(page, "Change between light and dark").click();
        assertThat(page.locator("html")).hasAttribute("data-theme", Pattern.compile("dark|light"));
    }

    @Test
    void filtersBySite() {
        page.getByLabel("Site", new Page.GetByLabelOptions().setExact(true)).fill(name);

        assertThat(rows()).hasCount(1);
        assertThat(rows()).containsText(name);
    }

    @Test
    void filtersAndExportsNothingWhereSomebodyPressesEnter() {
        var site = page.getByLabel("Site", new Page.GetByLabelOptions().setExact(true));
        site.fill(name);
        site.press("Enter");
        page.waitForURL("**/audit?site=" + name + "*");

        assertThat(rows()).hasCount(1);
        assertThat(page.getByLabel("Action")).isVisible();
        assertThat(site).isFocused();
    }

    @Test
    void provesThatNobodyChangedIt() {
        button(page, "Verify chain").click();

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Intact");
    }

    @Test
    void exportsWhatIsFiltered() throws Exception {
        page.getByLabel("Site", new Page.GetByLabelOptions().setExact(true)).fill(name);
        assertThat(rows()).hasCount(1);
        var csv = page.waitForDownload(() -> button(page, "Export CSV").click());

        assertThat(Files.readAllLines(csv.path())).hasSize(2).last().asString().contains("site.requested", name);

        var jsonl = page.waitForDownload(() -> button(page, "Export JSONL").click());
        assertThat(Files.readAllLines(jsonl.path()))
                .singleElement()
                .asString()
                .startsWith("{")
                .contains("\"site.requested\"", name);
    }

    @Test
    void isBlackOnWhiteOnPaperAndLeavesOutWhatIsClicked() {
        page.evaluate("() => { document.documentElement.dataset.theme = 'dark'; }");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        assertThat(page.locator("html")).hasCSS("color-scheme", "light");
        assertThat(rows().first()).isVisible();
        assertThat(button(page, "Verify chain")).isHidden();
        assertThat(page.locator("#filter")).isHidden();
    }

    @Test
    void saysThatTheLastDayIsBeforeTheFirstAndOnPaperWhatItShows() {
        page.getByLabel("From").fill("2026-11-27");
        page.getByLabel("to", new Page.GetByLabelOptions().setExact(true)).fill("2026-11-02");

        assertThat(page.getByText("the first day is after the last")).isVisible();
        assertThat(page.locator(".print-only")).isHidden();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator(".print-only")).hasText("Only from 2026-11-27, to 2026-11-02.");
    }

    private Locator rows() {
        return page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("Audit history"))
                .locator("tbody tr");
    }
}
