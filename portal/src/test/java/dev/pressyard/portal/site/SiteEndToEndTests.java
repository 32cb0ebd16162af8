package dev.pressyard.portal.site;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.pressyard.portal.testing.PortalPage.button;
import static dev.pressyard.portal.testing.PortalPage.heading;
import static dev.pressyard.portal.testing.PortalPage.link;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.pressyard.portal.testing.BrowserTest;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class SiteEndToEndTests extends BrowserTest {

    private static final Pattern RUN_PAGE = Pattern.compile(".*/runs/[0-9]+");

    @Autowired
    private JdbcClient database;

    private String name;

    @BeforeEach
    void signIn() {
        name = "site-" + UUID.randomUUID().toString().substring(0, 8);
        signInAsAdministrator();
    }

    @Test
    void opensTheRunOfASiteThatWasAskedFor() {
        request("Development");

        assertThat(page).hasURL(RUN_PAGE);
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText(name);
        page.navigate("/sites/" + name);
        assertThat(heading(page, name)).isVisible();
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Provisioning");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Blog",
                "\"; rm -rf /",
                "${jndi:ldap://x}",
                "../x",
                "🙂🙂🙂",
                "new",
                "a-",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void saysBesideTheFieldWhatIsWrongWithAName(String wrong) {
        var before = sites();
        page.navigate("/sites/new");
        page.getByLabel("Title").fill("Kept");
        page.getByLabel("Administrator e-mail").fill("ada@example.org");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill(wrong);
        button(page, "Create site").click();

        assertThat(page.locator("#name-hint .field-error")).isVisible();
        assertThat(page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)))
                .hasValue(wrong);
        assertThat(page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)))
                .isFocused();
        assertThat(page.getByLabel("Title")).hasValue("Kept");
        assertThat(sites()).isEqualTo(before);
    }

    @Test
    void saysWhatAnAddressLooksLikeAndThatANameIsTaken() {
        request("Development");
        page.waitForURL(RUN_PAGE);
        fill("Development");
        page.getByLabel("Administrator e-mail").fill("ada");
        button(page, "Create site").click();
        assertThat(page.locator("#administratorEmail-hint .field-error")).containsText("ada@example.org");

        page.getByLabel("Administrator e-mail").fill("ada@example.org");
        button(page, "Create site").click();
        assertThat(page.locator("#name-hint .field-error")).containsText("already");
    }

    @Test
    void makesOneSiteOfADoubleClick() {
        fill("Development");
        button(page, "Create site").dblclick();
        page.waitForURL(RUN_PAGE);

        assertThat(sitesOfThisName()).isEqualTo(1);
    }

    @Test
    void makesOneSiteOfAFormThatIsSentAgain() {
        fill("Development");
        var sent = page.evaluate(
                "async () => { const form = document.querySelector('form.form'); const send = () => fetch(form.action, {method: 'POST',"
                        + " body: new URLSearchParams(new FormData(form))}).then((answer) => answer.url);"
                        + " return new Set(await Promise.all([send(), send(), send()])).size; }");

        assertThat(sent).isEqualTo(1);
        assertThat(sitesOfThisName()).isEqualTo(1);
    }

    @Test
    void destroysAfterOneConfirmation() {
        request("Development");
        page.waitForURL(RUN_PAGE);
        becomeReady();
        page.navigate("/sites/" + name);
        assertThat(link(page, "Open site")).hasAttribute("href", "http://blog.test/");

        button(page, "Destroy").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("What goes");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("What stays");
        // Whoever presses Enter once too often keeps the site.
        assertThat(button(page, "Keep it")).isFocused();
        button(page, "Destroy site").click();

        page.waitForURL(RUN_PAGE);
        page.navigate("/sites/" + name);
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Destroying");
        assertThat(button(page, "Destroy")).isHidden();
    }

    @Test
    void destroysAProtectedSiteOnlyAfterItsNameWasTyped() {
        request("Production");
        page.waitForURL(RUN_PAGE);
        becomeReady();
        page.navigate("/sites/" + name);
        button(page, "Destroy").click();
        button(page, "Destroy site").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();

        page.getByLabel("Type the site's name").fill(name);
        button(page, "Destroy site").click();
        page.waitForURL(RUN_PAGE);
    }

    @Test
    void showsANewSiteInAListThatWasOpenBefore() {
        request("Development");
        page.waitForURL(RUN_PAGE);
        var list = page.context().newPage();
        list.navigate("/sites?search=" + name);
        var other = name + "x";
        name = other;
        request("Development");

        assertThat(link(list, other)).isVisible();
    }

    private void request(String environment) {
        fill(environment);
        button(page, "Create site").click();
    }

    private void fill(String environment) {
        page.navigate("/sites/new");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill(name);
        page.getByLabel("Title").fill("Our " + name);
        page.getByLabel("Environment").selectOption(environment.toUpperCase(Locale.ROOT));
        page.getByLabel("Size").selectOption("SMALL");
        page.getByLabel("Administrator e-mail").fill("ada@example.org");
    }

    /** What a worker would have done. */
    private void becomeReady() {
        database.sql("""
                update run set status = 'APPLIED', started_at = now(), finished_at = now()
                where status = 'QUEUED'""").update();
        database.sql("update site set status = 'READY', url = 'http://blog.test/' where name = :name")
                .param("name", name)
                .update();
    }

    private int sitesOfThisName() {
        return database.sql("select count(*) from site where name = :name")
                .param("name", name)
                .query(Integer.class)
                .single();
    }

    private int sites() {
        return database.sql("select count(*) from site").query(Integer.class).single();
    }
}
