package dev.pressyard.portal.site;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.pressyard.portal.testing.PortalPage.button;
import static dev.pressyard.portal.testing.PortalPage.link;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.pressyard.portal.testing.BrowserTest;
import dev.pressyard.portal.testing.SeededSites;
import dev.pressyard.portal.testing.Showcase;
import dev.pressyard.provisioning.site.Environment;
import dev.pressyard.provisioning.site.SiteStatus;
import dev.pressyard.provisioning.site.Sites;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the buttons do that are wherever a site is shown. */
class SiteButtonsEndToEndTests extends BrowserTest {

    private static final String ADDRESS = "http://blog.test/";

    @Autowired
    private Showcase showcase;

    @Autowired
    private SeededSites seeded;

    @Autowired
    private Sites sites;

    private String name;
    private long run;

    @BeforeEach
    void aSite() {
        name = SeededSites.freshName();
        run = showcase.ready(name, Environment.DEVELOPMENT);
        signInAsAdministrator();
    }

    @Test
    void opensTheSite() {
        page.context().route(ADDRESS + "**", route -> route.fulfill(new Route.FulfillOptions().setBody("Hello")));
        page.navigate("/sites/" + name);
        var opened = page.waitForPopup(() -> link(page, "Open site").click());

        assertThat(opened).hasURL(ADDRESS);
        assertThat(opened.locator("body")).hasText("Hello");
    }

    @Test
    void destroysASiteWhoseDestroyFailedWhileItsPageWasOpen() {
        seeded.move(run, "APPLYING", "DESTROYING");
        page.navigate("/sites/" + name);
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Destroying");
        assertThat(button(page, "Destroy")).isHidden();

        seeded.move(run, "ERRORED", "FAILED");
        button(page, "Destroy").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Destroy " + name + "?");
    }

    @Test
    void offersToCreateOrToRemoveASiteThatWasCalledOff() {
        var unwanted = SeededSites.freshName();
        var create = seeded.order(unwanted, Environment.STAGING, "admin");
        page.navigate("/runs/" + create);
        button(page, "Cancel run").click();
        assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("Canceled");

        page.navigate("/sites/" + unwanted);
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Not created");
        assertThat(page.locator("#live")).containsText("called off by admin before anything was made");
        button(page, "Remove").click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("in the target nothing of it was made");
        assertThat(dialog).not().containsText("snapshot");
        button(page, "Keep it").click();
        button(page, "Create again").click();
        page.waitForURL("**/runs/*");
        assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("Queued");
    }

    @Test
    void keepsTheButtonsInOneRowOnAPhone() {
        page.setViewportSize(360, 740);
        seeded.move(run, "ERRORED", "FAILED");
        page.navigate("/sites/" + name);

        assertThat(button(page, "Retry the create")).isVisible();
        var rows = List.of(button(page, "Retry the create"), link(page, "Change"), button(page, "Destroy")).stream()
                .map(it -> it.boundingBox().y)
                .distinct();
        org.assertj.core.api.Assertions.assertThat(rows).hasSize(1);
    }

    @Test
    void promisesApprovalToAChangeAndNoneToTheCreateOfASiteThatWasNeverMade() {
        var unmade = SeededSites.freshName();
        var create = seeded.order(unmade, Environment.STAGING, "admin");
        page.navigate("/runs/" + create);
        button(page, "Cancel run").click();
        assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("Canceled");
        var approval = page.locator("[data-made=approval]");

        page.navigate("/sites/" + unmade + "/change");
        assertThat(approval).hasText("Nothing to approve: it starts at once");

        page.navigate("/sites/" + name + "/change");
        assertThat(approval).hasText("Somebody approves the plan");
    }

    @Test
    void destroysASiteFromThePageOfItsRun() {
        page.navigate("/runs/" + run);
        button(page, "Destroy " + name).click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("What goes");
        button(page, "Destroy site").click();
        page.waitForURL(url -> !url.endsWith("/runs/" + run));

        assertThat(sites.requireNamed(name).status()).isEqualTo(SiteStatus.DESTROYING);
        page.navigate("/runs/" + run);
        assertThat(button(page, "Destroy " + name)).isHidden();
    }

    @Test
    void copiesWhereTheBrowserHasNoClipboardForThePage() {
        page.addInitScript("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
        page.navigate("/sites/" + name);
        button(page, "Copy vpc-0a1b2c3d4e5f67890").first().click();

        assertThat(button(page, "Copied")).isVisible();
        page.navigate("/sites");
        page.getByLabel("Search sites").focus();
        page.keyboard().press("Control+V");
        assertThat(page.getByLabel("Search sites")).hasValue("vpc-0a1b2c3d4e5f67890");
    }
}
