package dev.pressyard.portal.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.pressyard.portal.testing.PortalPage.button;
import static dev.pressyard.portal.testing.PortalPage.heading;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.pressyard.portal.testing.BrowserTest;
import dev.pressyard.portal.testing.SeededSites;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What administrators do on the pages of images, people, limits, targets and tools. */
class AdministrationEndToEndTests extends BrowserTest {

    private static final Pattern RUN_PAGE = Pattern.compile(".*/runs/[0-9]+");

    @Autowired
    private JdbcClient database;

    @BeforeEach
    void signIn() {
        signInAsAdministrator();
    }

    @AfterEach
    void leaveNothing() {
        database.sql("update site_limit set per_person = null, in_all = null").update();
        database.sql("delete from node_life where node = 'node-that-dies'").update();
    }

    @Test
    void buildsAnImageAndLooksForNewPackages() {
        page.navigate("/images");
        button(page, "Build now").click();
        page.waitForURL(RUN_PAGE);
        assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("Queued");
        button(page, "Cancel run").click();
        assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("Canceled");

        page.navigate("/images");
        button(page, "Check packages").click();
        page.waitForURL(RUN_PAGE);
        button(page, "Cancel run").click();
        assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("Canceled");
    }

    @Test
    void addsAPersonAndChangesWhatThatPersonMayDo() {
        var username = SeededSites.freshName();
        page.navigate("/admin/people");
        page.getByLabel("Username", new Page.GetByLabelOptions().setExact(true)).fill(username);
        page.getByLabel("Display name").fill("Ada");
        page.getByLabel("Initial password").fill("a long password");
        page.getByLabel("Role", new Page.GetByLabelOptions().setExact(true)).selectOption("VIEWER");
        button(page, "Add person").click();
        assertThat(page.getByText(username + " may sign in now.")).isVisible();

        page.getByLabel("Role of " + username).selectOption("OPERATOR");
        button(page, "Save " + username).click();
        assertThat(page.getByText("Saved: %s has the role Operator, and may sign in.".formatted(username)))
                .isVisible();
        page.reload();
        assertThat(page.getByLabel("Role of " + username)).hasValue("OPERATOR");

        page.getByText("Set a new one for " + username).click();
        page.getByLabel("New password of " + username).fill("too short");
        page.keyboard().press("Enter");
        assertThat(page.getByText("A password has 12 to 72 characters")).isVisible();
        page.getByLabel("New password of " + username).fill("another long password");
        page.keyboard().press("Enter");
        assertThat(page.getByText(username + " has a new password")).isVisible();
    }

    @Test
    void limitsHowManySitesThereAre() {
        page.navigate("/admin/limits");
        var limit = page.locator("[name=perPerson]");
        limit.fill("many");
        button(page, "Save limits").click();
        assertThat(page.getByText("A limit is a whole number").first()).isVisible();

        limit.fill("1000");
        button(page, "Save limits").click();
        assertThat(page.getByText("The limits are in force.")).isVisible();
        assertThat(limit).hasValue("1000");
    }

    @Test
    void checksATarget() {
        page.navigate("/admin/targets");
        var target = page.locator("form").filter(new Locator.FilterOptions().setHasText("Check target"));
        target.first().locator("button").click();

        assertThat(page.locator("[id^=findings-]").first()).not().isEmpty();
    }

    @Test
    void showsTheToolsOfTheMachineAndWhoWorks() {
        page.navigate("/admin/doctor");
        assertThat(page.getByRole(AriaRole.TABLE).first())
                .containsText(Pattern.compile("Terraform.*AWS provider.*Docker engine.*Base image", Pattern.DOTALL));
        // The page is there before the tools have said it.
        assertThat(page.getByRole(AriaRole.ROW)
                        .filter(new Locator.FilterOptions().setHasText("Terraform"))
                        .first())
                .containsText(Pattern.compile("[0-9]+\\.[0-9]+\\.[0-9]+"));
        page.navigate("/admin/workers");
        assertThat(heading(page, "Workers")).isVisible();
        assertThat(page.locator("main")).containsText("Serves pages only");
    }

    @Test
    void showsThatANodeHasFallenSilentThoughNoRunSaysSo() {
        database.sql("""
            insert into node_life (worker, node, slots, started_at, heard_at)
            values ('one-that-dies', 'node-that-dies', 2, now(), now() + interval '10 minutes')\
            """).update();
        page.clock().install();
        page.navigate("/admin/workers");
        var node = page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("node-that-dies"));
        assertThat(node).containsText("Idle");
        database.sql("update node_life set heard_at = now() - interval '1 hour' where node = 'node-that-dies'")
                .update();
        page.clock().fastForward("00:30");

        assertThat(node).containsText("Silent");
    }
}
