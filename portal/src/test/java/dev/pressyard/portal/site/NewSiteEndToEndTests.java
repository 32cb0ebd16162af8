package dev.pressyard.portal.site;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.pressyard.portal.testing.PortalPage.button;
import static dev.pressyard.portal.testing.PortalPage.link;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.pressyard.portal.testing.BrowserTest;
import dev.pressyard.portal.testing.PortalPage;
import dev.pressyard.portal.testing.PortalPeople;
import dev.pressyard.portal.testing.PortalTest;
import dev.pressyard.portal.testing.SeededSites;
import dev.pressyard.provisioning.site.Environment;
import dev.pressyard.provisioning.site.PhpSettings;
import dev.pressyard.provisioning.site.SiteSpecs;
import dev.pressyard.provisioning.site.Sites;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

class NewSiteEndToEndTests extends BrowserTest {

    @Autowired
    private SeededSites seeded;

    @Autowired
    private Sites sites;

    @Autowired
    private SiteSpecs specs;

    private String name;

    @LocalServerPort
    private int port;

    @BeforeEach
    void openTheForm() {
        name = SeededSites.freshName();
        signInAsAdministrator();
        page.navigate("/sites/new");
    }

    @Test
    void isOpenedFromTheList() {
        page.navigate("/sites");
        link(page, "New site").click();
        page.waitForURL("**/sites/new");
        assertThat(nameField()).isVisible();
    }

    @Test
    void promisesNothingThatIsWrong() {
        nameField().fill(name);
        page.getByText("Advanced").click();
        page.getByLabel("Containers always").fill("3");
        assertThat(made("containers")).hasText("3");
        page.getByLabel("Containers always").fill("50");
        page.getByLabel("Database storage").fill("abc");

        assertThat(page.locator("[id='details.storage-hint'] .field-error")).isVisible();
        assertThat(page.locator("[data-made=summary]")).containsText("First look at the fields");
        assertThat(made("containers")).hasText("3");
        assertThat(page.locator(".picture")).not().containsText("abc");
    }

    @Test
    void saysWhileItIsTypedThatANameIsTaken() {
        seeded.order(name, Environment.DEVELOPMENT, "admin");
        nameField().pressSequentially(name);
        assertThat(page.locator("#name-hint")).containsText("already");
        assertThat(page.locator("[data-made=summary]")).containsText("The new site: a small");

        nameField().pressSequentially("x");
        assertThat(page.locator("#name-hint .field-error")).hasCount(0);
        // The fields that nobody has been to are not wrong yet.
        assertThat(page.locator("#title-hint .field-error")).hasCount(0);
    }

    @Test
    void saysWhatAnAddressLooksLikeWhenTheFieldIsLeft() {
        page.getByLabel("Administrator e-mail").fill("ada@");
        page.getByLabel("Title").focus();
        assertThat(page.locator("#administratorEmail-hint")).containsText("ada@example.org");

        page.getByLabel("Administrator e-mail").fill("ada@example.org");
        assertThat(page.locator("#administratorEmail-hint .field-error")).hasCount(0);
    }

    @Test
    void saysBeforeTheClickWhatWillBeMade() {
        nameField().fill(name);
        page.getByLabel("Environment").selectOption("Production");
        page.getByLabel("Size").selectOption("Large");

        assertThat(page.locator("[data-made=summary]"))
                .containsText(name + ": a large production site in us-east-1 on sandbox");
        assertThat(made("containers")).hasText("3 to 8, by load");
        assertThat(made("approval")).hasText("Somebody approves the plan");
        assertThat(made("standby")).hasText("In a second zone");
        assertThat(made("gateways")).containsText("Three");
        page.getByLabel("Environment").selectOption("Staging");
        assertThat(made("standby")).hasText("None");
        assertThat(made("gateways")).containsText("One");
    }

    @Test
    void bringsBackWhatWasTypedWhenTheSessionHadEnded() {
        nameField().fill(name);
        page.getByLabel("Size").selectOption("Medium");
        page.getByText("Advanced").click();
        page.getByLabel("Database storage").fill("80");
        page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("pressyard-session"));
        page.getByLabel("Title").fill("Our press");
        assertThat(page.locator("[data-problem]")).containsText("You are signed out");
        page.getByLabel("Administrator e-mail").fill("ada@example.org");
        button(page, "Create site").click();

        assertThat(page.getByText("it comes back as you filled it in")).isVisible();
        PortalPage.signIn(page, "admin", PortalTest.ADMIN_PASSWORD);
        page.waitForURL("**/sites/new**");
        assertThat(nameField()).hasValue(name);
        assertThat(page.getByLabel("Title")).hasValue("Our press");
        assertThat(page.getByLabel("Size")).hasValue("MEDIUM");
        assertThat(page.getByLabel("Database storage")).hasValue("80");
        assertThat(page.getByLabel("Database storage")).isVisible();
        button(page, "Create site").click();
        page.waitForURL(Pattern.compile(".*/runs/[0-9]+"));

        page.navigate("/sites/new");
        assertThat(nameField()).isEmpty();
    }

    @Test
    void bringsBackNothingForSomebodyElse() throws Exception {
        nameField().fill(name);
        page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("pressyard-session"));
        button(page, "Create site").click();
        assertThat(page.getByText("it comes back as you filled it in")).isVisible();
        var person = new PortalPeople(port).add("OPERATOR");
        PortalPage.signIn(page, person, PortalPeople.PASSWORD);
        page.waitForURL("**/sites/new**");

        assertThat(nameField()).isEmpty();
        page.navigate("/sign-in");
        assertThat(page).hasURL(Pattern.compile(".*/sites"));
    }

    @Test
    void takesDetailsOfItsOwnAndTags() {
        nameField().fill(name);
        page.getByLabel("Title").fill("Our press");
        page.getByLabel("Tags").fill("press, team-a");
        page.getByLabel("Size").selectOption("Medium");
        page.getByLabel("Administrator e-mail").fill("ada@example.org");
        page.getByText("Advanced").click();
        assertThat(page.getByLabel("Database storage")).hasAttribute("placeholder", "50");
        page.getByLabel("Database storage").fill("80");
        assertThat(page.getByLabel("Largest upload")).hasAttribute("placeholder", "64");
        page.getByLabel("Largest upload").fill("200");
        button(page, "Create site").click();
        page.waitForURL(Pattern.compile(".*/runs/[0-9]+"));

        var spec = specs.require(sites.requireNamed(name).id(), 1);
        assertThat(spec.capacity().databaseStorage()).isEqualTo(80);
        assertThat(spec.capacity().databaseClass()).isEqualTo("db.t4g.small");
        assertThat(spec.phpSettings()).isEqualTo(new PhpSettings(256, 200));
        assertThat(spec.tags()).containsExactly("press", "team-a");
    }

    @Test
    void saysBesideADetailWhatWouldBeRight() {
        nameField().fill(name);
        page.getByLabel("Title").fill("Our press");
        page.getByLabel("Administrator e-mail").fill("ada@example.org");
        page.getByText("Advanced").click();
        page.getByLabel("Database storage").fill("5");
        button(page, "Create site").click();

        assertThat(page.locator("[id='details.storage-hint']")).containsText("from 20 to 1000");
        assertThat(page.getByLabel("Database storage")).hasValue("5");
        assertThat(sites.findFirstByNameOrderByCreatedAtDesc(name)).isEmpty();
    }

    @Test
    void saysWhileItIsTypedThatASnapshotHasNoSuchName() {
        page.getByText("Advanced").click();
        page.getByLabel("Restore database from snapshot").fill("two--hyphens");
        assertThat(page.locator("#restoreSnapshot-hint .field-error")).containsText("like blog-final-1a2b3c4d");

        page.getByLabel("Restore database from snapshot").fill("");
        assertThat(page.locator("#restoreSnapshot-hint .field-error")).hasCount(0);
    }

    private Locator nameField() {
        return page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true));
    }

    private Locator made(String what) {
        return page.locator("dd[data-made=" + what + "]");
    }
}
