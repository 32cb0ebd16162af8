package dev.pressyard.portal.spine;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.pressyard.portal.testing.PortalPage.button;
import static dev.pressyard.portal.testing.PortalPage.link;
import static dev.pressyard.portal.testing.PortalPage.signIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.pressyard.portal.testing.Chromium;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The story of a site, with the real Packer, Ansible, Terraform and container engine: requested, watched, ready, found
 * in the control plane, destroyed, gone, and on record. Each chapter goes on where the one before it ended.
 */
@TestMethodOrder(OrderAnnotation.class)
class SpineEndToEndTests {

    /** A first create prepares the target's platform and builds two images. */
    private static final Duration CREATE = Duration.ofMinutes(20);

    private static final Duration DESTROY = Duration.ofMinutes(10);
    /** Its first pages after an installation are compiled while they are asked for. */
    private static final Duration WORDPRESS = Duration.ofMinutes(2);

    private static final String ADMINISTRATOR = "ada.lovelace";

    private static final Pattern RUN_PAGE = Pattern.compile(".*/runs/\\d+");

    private static RunningPressyard pressyard;
    private static Chromium chromium;
    private static BrowserContext visit;
    private static Page page;

    @BeforeAll
    static void startEverything() {
        pressyard = RunningPressyard.up();
        chromium = new Chromium();
        visit = chromium.visit(pressyard.port());
        page = visit.newPage();
        signIn(page, "admin", RunningPressyard.ADMINISTRATOR_PASSWORD);
        page.waitForURL("**/sites");
    }

    @AfterAll
    static void stopEverything() {
        visit.close();
        chromium.close();
        pressyard.close();
    }

    @Test
    @Order(1)
    void aFormCreatesASiteAndShowsItsLogLive() {
        link(page, "New site").first().click();
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("blog");
        page.getByLabel("Title").fill("Our first blog");
        page.getByLabel("Environment").selectOption("Development");
        page.getByLabel("Size").selectOption("Small");
        page.getByLabel("Region").selectOption("us-east-1");
        page.getByLabel("Administrator", new Page.GetByLabelOptions().setExact(true))
                .fill(ADMINISTRATOR);
        page.getByLabel("Administrator e-mail").fill("ada@example.org");
        button(page, "Create site").click();

        page.waitForURL(RUN_PAGE);
        // Packer's and Ansible's own words, then Terraform's: the log is the real one, and live.
        assertThat(log()).containsText("TASK [", within(CREATE));
        assertThat(log()).containsText("Apply complete!", within(CREATE));
    }

    @Test
    @Order(2)
    void theSitePageShowsThatItIsReadyAndWhere() {
        page.navigate("/sites/blog");

        assertThat(state()).hasText("Ready", new HasTextOptions().setTimeout(milliseconds(CREATE)));
        assertThat(link(page, "Open site")).hasAttribute("href", Pattern.compile("http://.+"));
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("vpc-");
    }

    @Test
    @Order(3)
    void theControlPlaneKnowsEveryPartOfIt() {
        assertThat(controlPlane().resourcesOf("blog"))
                .containsExactly("VPC", "database", "file system", "load balancer", "service");
    }

    @Test
    @Order(4)
    void itsOwnerPublishesAPostWithAPictureThatVisitorsSee() {
        page.navigate("/sites/blog");
        button(page, "Show password").click();
        var password = page.locator("[data-password] code").innerText();
        var editor = new WordPressEditor(newPage(), siteAddress());
        editor.signIn(ADMINISTRATOR, password);
        var picture = editor.uploadPicture("meadow");
        editor.publish("Grass is green", picture);

        var visitor = newPage();
        visitor.navigate(siteAddress());
        assertThat(visitor).hasTitle(Pattern.compile("Our first blog"));
        link(visitor, "Grass is green").first().click();
        var shown = visitor.getByAltText(WordPressEditor.DESCRIPTION);
        assertThat(shown).isVisible();
        assertThat(shown.evaluate("picture => picture.decode().then(() => picture.naturalWidth)"))
                .isEqualTo(WordPressEditor.WIDTH);
    }

    @Test
    @Order(5)
    void oneConfirmedClickDestroysIt() {
        page.navigate("/sites/blog");
        button(page, "Destroy").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("What goes");
        button(page, "Destroy site").click();

        page.waitForURL(RUN_PAGE);
        // A destroy is applied from its plan like everything else, so Terraform says "Apply complete!".
        assertThat(log()).containsText("0 added, 0 changed, ", within(DESTROY));
        page.navigate("/sites/blog");
        assertThat(state()).hasText("Destroyed", new HasTextOptions().setTimeout(milliseconds(DESTROY)));
        assertThat(controlPlane().resourcesOf("blog")).isEmpty();
    }

    @Test
    @Order(6)
    void theAuditPageTellsTheWholeStory() {
        page.navigate("/audit");

        var table = page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("Audit history"));
        var story = List.of(
                "Site destroyed",
                "Site destroy requested",
                "Site administrator password shown",
                "Site created",
                "Site requested");
        assertThat(rows(table, "blog").locator("td:nth-child(3)")).hasText(story.toArray(String[]::new));
        assertThat(rows(table, "Site requested")).containsText("admin");
    }

    private static Locator rows(Locator table, String text) {
        return table.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(text));
    }

    private static String siteAddress() {
        page.navigate("/sites/blog");
        return link(page, "Open site").first().getAttribute("href");
    }

    /** In a profile of its own, since WordPress has nothing to do with the portal's session. */
    private static Page newPage() {
        var profile = chromium.visit(pressyard.port());
        profile.setDefaultTimeout(milliseconds(WORDPRESS));
        return profile.newPage();
    }

    private static ControlPlane controlPlane() {
        return new ControlPlane(pressyard.controlPlane());
    }

    private static Locator log() {
        return page.getByRole(AriaRole.LOG);
    }

    private static Locator state() {
        return page.getByRole(AriaRole.STATUS).first();
    }

    private static ContainsTextOptions within(Duration time) {
        return new ContainsTextOptions().setTimeout(milliseconds(time));
    }

    private static double milliseconds(Duration time) {
        return (double) time.toMillis();
    }
}
