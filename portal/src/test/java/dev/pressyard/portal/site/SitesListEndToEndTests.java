package dev.pressyard.portal.site;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.pressyard.portal.testing.PortalPage.button;
import static dev.pressyard.portal.testing.PortalPage.link;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitUntilState;
import dev.pressyard.portal.testing.BrowserTest;
import dev.pressyard.portal.testing.SeededSites;
import dev.pressyard.portal.testing.Showcase;
import dev.pressyard.provisioning.site.Environment;
import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class SitesListEndToEndTests extends BrowserTest {

    private static final Pattern RUN_PAGE = Pattern.compile(".*/runs/[0-9]+");

    @Autowired
    private SeededSites sites;

    @Autowired
    private Showcase showcase;

    @Autowired
    private JdbcClient database;

    private String name;

    @BeforeEach
    void signIn() {
        name = SeededSites.freshName();
        signInAsAdministrator();
    }

    @Test
    void findsSitesByWordTagAndState() {
        ready(name, Environment.STAGING, "found");
        var other = SeededSites.freshName();
        ready(other, Environment.DEVELOPMENT);
        page.navigate("/sites");
        page.getByLabel("Search sites").fill(name);
        assertThat(row(other)).isHidden();
        assertThat(row(name)).isVisible();

        page.getByLabel("Search sites").fill("");
        page.locator("#filter [name=tag]").selectOption("found");
        assertThat(row(other)).isHidden();
        assertThat(row(name)).containsText("found");
        assertThat(page).hasURL(Pattern.compile(".*tag=found.*"));

        page.locator("#filter [name=state]").selectOption("FAILED");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("No site fits")))
                .isVisible();
    }

    @Test
    void isWholeAfterTheWayBackFromAFilter() {
        ready(name + "a", Environment.STAGING);
        ready(name + "b", Environment.DEVELOPMENT);
        page.navigate("/sites?search=" + name);
        page.locator("#filter [name=environment]").selectOption("STAGING");
        assertThat(rows()).hasCount(1);
        page.goBack();

        assertThat(rows()).hasCount(2);
        assertThat(page.locator("#filter [name=environment]")).hasValue("");
        page.waitForLoadState();
        button(page, "Change between light and dark").click();
        assertThat(page.locator("html")).hasAttribute("data-theme", Pattern.compile("dark|light"));
        page.locator("#filter [name=environment]").selectOption("DEVELOPMENT");
        assertThat(row(name + "b")).isVisible();
        assertThat(rows()).hasCount(1);
    }

    @Test
    void findsWhatWasTypedBeforeTheScriptsWereThere() {
        ready(name, Environment.STAGING);
        var other = SeededSites.freshName();
        ready(other, Environment.DEVELOPMENT);
        var scripts = new ArrayList<Route>();
        page.route("**/htmx.min.js", scripts::add);
        page.navigate("/sites", new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        page.getByLabel("Search sites").fill(name);
        scripts.forEach(Route::resume);

        assertThat(row(name)).isVisible();
        assertThat(rows()).hasCount(1);
    }

    @Test
    void showsWhatNeedsAttentionBeforeTheRest() {
        ready(name + "a", Environment.DEVELOPMENT);
        sites.move(sites.order(name + "b", Environment.DEVELOPMENT, "admin"), "ERRORED", "FAILED");
        page.navigate("/sites?search=" + name);

        assertThat(rows().nth(0)).containsText(name + "b");
        assertThat(rows().nth(1)).containsText(name + "a");
    }

    @Test
    void pagesThroughManySites() {
        IntStream.rangeClosed(1, 51)
                .forEach(number -> sites.order("%s-%02d".formatted(name, number), Environment.DEVELOPMENT, "admin"));
        page.navigate("/sites?sort=name&search=" + name);
        assertThat(rows()).hasCount(50);
        link(page, "Next page").click();

        assertThat(rows()).hasCount(1);
        assertThat(row(name + "-51")).isVisible();
        link(page, "Previous page").click();
        assertThat(rows()).hasCount(50);
        assertThat(row(name + "-01")).isVisible();
        assertThat(link(page, "Previous page")).isHidden();
        link(page, "Next page").click();
        link(page, "First page").click();
        assertThat(rows()).hasCount(50);
    }

    @Test
    void countsWhatTheFilterLetsPassAndLeadsThere() {
        ready(name + "a", Environment.STAGING);
        ready(name + "b", Environment.DEVELOPMENT);
        sites.move(sites.order(name + "c", Environment.STAGING, "admin"), "ERRORED", "FAILED");
        page.navigate("/sites?search=" + name);
        assertThat(link(page, "2 ready")).isVisible();
        page.locator("#filter [name=environment]").selectOption("STAGING");
        assertThat(link(page, "1 ready")).isVisible();
        link(page, "1 needs attention").click();

        assertThat(rows()).hasCount(1);
        assertThat(row(name + "c")).isVisible();
        assertThat(page.locator("#filter [name=state]")).hasValue("ATTENTION");
        assertThat(page.locator("#filter [name=environment]")).hasValue("STAGING");
        assertThat(link(page, "1 ready")).isVisible();
    }

    @Test
    void saysWhatASiteAtWorkIsDoingAndHowLongThatUsuallyTakes() {
        showcase.ready(name + "x", Environment.DEVELOPMENT);
        showcase.atWork(sites.order(name, Environment.DEVELOPMENT, "admin"));
        page.navigate("/sites?search=" + name);

        assertThat(row(name)).containsText("Create: Apply");
        assertThat(row(name)).containsText(Pattern.compile("of ~[0-9]+:[0-9]{2}"));
    }

    @Test
    void destroysTheChosenSitesButNoProtectedOne() {
        ready(name + "a", Environment.DEVELOPMENT);
        ready(name + "b", Environment.STAGING);
        ready(name + "c", Environment.PRODUCTION);
        page.navigate("/sites?search=" + name);
        page.getByLabel("Choose all sites on this page").check();
        button(page, "Destroy 3 sites…").click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("Protected, and left out: " + name + "c");
        button(page, "Destroy 2 sites").click();

        assertThat(page.getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText("2 sites")))
                .isVisible();
        assertThat(statusOf(name + "a")).isEqualTo("DESTROYING");
        assertThat(statusOf(name + "b")).isEqualTo("DESTROYING");
        assertThat(statusOf(name + "c")).isEqualTo("READY");
    }

    @Test
    void asksNothingWhereOnlyProtectedSitesWereChosen() {
        ready(name + "a", Environment.PRODUCTION);
        ready(name + "b", Environment.PRODUCTION);
        page.navigate("/sites?search=" + name);
        page.getByLabel("Choose all sites on this page").check();
        button(page, "Destroy 2 sites…").click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("Nothing is destroyed at once");
        assertThat(dialog).containsText("Protected, and left out: ");
        dialog.getByText("Close").click();

        assertThat(dialog).not().isVisible();
        assertThat(statusOf(name + "a")).isEqualTo("READY");
    }

    @Test
    void destroysAProtectedSiteFromItsRowAfterItsNameWasTyped() {
        ready(name, Environment.PRODUCTION);
        page.navigate("/sites?search=" + name);
        button(page, "Destroy " + name).click();
        page.getByLabel("Type the site's name").fill("another");
        button(page, "Destroy site").click();
        assertThat(page.getByRole(AriaRole.DIALOG).getByText("This is not its name"))
                .isVisible();
        assertThat(page.getByLabel("Type the site's name")).isFocused();
        assertThat(page.getByLabel("Type the site's name")).hasAttribute("aria-invalid", "true");
        assertThat(statusOf(name)).isEqualTo("READY");

        page.getByLabel("Type the site's name").fill(name);
        assertThat(page.getByRole(AriaRole.DIALOG).getByText("This is not its name"))
                .isHidden();
        button(page, "Destroy site").click();
        page.waitForURL(RUN_PAGE);
        assertThat(statusOf(name)).isEqualTo("DESTROYING");
    }

    @Test
    void keepsWhatWasChosenWhileTheListRenewsItself() {
        ready(name + "a", Environment.DEVELOPMENT);
        var run = sites.order(name + "b", Environment.DEVELOPMENT, "admin");
        page.navigate("/sites?search=" + name);
        page.getByLabel("Choose " + name + "a").check();
        sites.move(run, "ERRORED", "FAILED");

        assertThat(row(name + "b")).containsText("Failed");
        assertThat(page.getByLabel("Choose " + name + "a")).isChecked();
    }

    private void ready(String site, Environment environment, String... tags) {
        sites.move(sites.order(site, environment, "admin", tags), "APPLIED", "READY");
    }

    private String statusOf(String site) {
        return database.sql("select status from site where name = :name")
                .param("name", site)
                .query(String.class)
                .single();
    }

    private Locator rows() {
        return page.locator("table.sites tbody tr");
    }

    private Locator row(String site) {
        return rows().filter(new Locator.FilterOptions().setHas(link(page, site)));
    }
}
