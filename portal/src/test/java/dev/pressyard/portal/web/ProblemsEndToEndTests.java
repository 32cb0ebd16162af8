package dev.pressyard.portal.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.pressyard.portal.testing.PortalPage.button;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.pressyard.portal.testing.BrowserTest;
import dev.pressyard.portal.testing.SeededSites;
import dev.pressyard.provisioning.site.Environment;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a page asks for and does not get is said, wherever it was asked for. */
class ProblemsEndToEndTests extends BrowserTest {

    @Autowired
    private SeededSites sites;

    @Autowired
    private EventStreams streams;

    @Autowired
    private JdbcClient database;

    private String name;

    @BeforeEach
    void openTheList() {
        name = SeededSites.freshName();
        sites.move(sites.order(name, Environment.DEVELOPMENT, "admin"), "APPLIED", "READY");
        signInAsAdministrator();
        page.navigate("/sites?search=" + name);
    }

    @Test
    void saysThatAPartCouldNotBeMadeUntilOneCan() {
        page.route(
                "**/sites?*",
                route -> route.fulfill(new Route.FulfillOptions().setStatus(500).setBody("broken")));
        page.getByLabel("Search sites").fill(name + "x");
        assertThat(problem("error 500")).isVisible();

        page.unroute("**/sites?*");
        page.getByLabel("Search sites").fill(name);
        assertThat(problem("error 500")).isHidden();
    }

    @Test
    void saysThatNoAnswerCame() {
        page.route("**/sites/destroy?*", route -> route.abort());
        button(page, "Destroy " + name).click();
        assertThat(problem("The portal does not answer")).isVisible();

        button(page, "Close").click();
        assertThat(problem("The portal does not answer")).isHidden();
    }

    @Test
    void takesThatBackOnceThePortalIsHeardAgain() {
        page.route("**/events**", route -> route.abort());
        streams.stop();
        try {
            page.route("**/sites?*", route -> route.abort());
            page.getByLabel("Search sites").fill(name + "x");
            assertThat(problem("The portal does not answer")).isVisible();
            page.unroute("**/sites?*");
        } finally {
            streams.start();
        }
        page.unroute("**/events**");

        assertThat(problem("The portal does not answer")).isHidden();
    }

    @Test
    void asksToSignInWhereAnAdministratorHasEndedTheSession() {
        var cookie = page.context().cookies().stream()
                .filter(it -> it.name.equals("pressyard-session"))
                .findFirst()
                .orElseThrow();
        database.sql("delete from spring_session where session_id = :session")
                .param("session", new String(Base64.getDecoder().decode(cookie.value), StandardCharsets.UTF_8))
                .update();
        page.waitForURL("**/sign-in*");

        assertThat(page.getByLabel("Username")).isVisible();
        assertThat(page.getByText("Your session had ended before the form was sent"))
                .isHidden();
    }

    private Locator problem(String words) {
        return page.getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText(words));
    }
}
