package dev.pressyard.portal.account;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.pressyard.portal.testing.PortalPage.button;
import static dev.pressyard.portal.testing.PortalPage.heading;
import static dev.pressyard.portal.testing.PortalPage.signIn;

import com.microsoft.playwright.options.AriaRole;
import dev.pressyard.portal.testing.BrowserTest;
import dev.pressyard.portal.testing.PortalPage;
import dev.pressyard.portal.testing.PortalTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class SignInEndToEndTests extends BrowserTest {

    @BeforeEach
    void forgetFailures(@Autowired JdbcClient database) {
        database.sql("delete from sign_in_failure").update();
    }

    @Test
    void signsInAndOut() {
        PortalPage.signIn(page, "admin", PortalTest.ADMIN_PASSWORD);
        assertThat(heading(page, "Sites")).isVisible();

        button(page, "Sign out").click();
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("You have signed out.");
        page.navigate("/sites");
        assertThat(heading(page, "Sign in")).isVisible();
    }

    @Test
    void keepsTheUsernameWhenThePasswordIsWrong() {
        signIn(page, "admin", "wrong");

        assertThat(page.getByRole(AriaRole.ALERT).first()).hasText("Username or password is wrong.");
        assertThat(page.getByLabel("Username")).hasValue("admin");
        assertThat(page.getByLabel("Password")).hasValue("");
    }

    @Test
    void returnsToThePageThatWasAskedFor() {
        page.navigate("/sites?state=ready");
        page.getByLabel("Username").fill("admin");
        page.getByLabel("Password").fill(PortalTest.ADMIN_PASSWORD);
        button(page, "Sign in").click();

        assertThat(page).hasURL(Pattern.compile(".*/sites\\?state=ready.*"));
    }

    @Test
    void refusesFurtherGuessesAfterFiveEvenIfRight() {
        for (var attempt = 0; attempt < SignInThrottle.FAILURES_PER_PERSON; attempt++) {
            signIn(page, "admin", "wrong");
        }
        signIn(page, "admin", PortalTest.ADMIN_PASSWORD);

        assertThat(page.getByRole(AriaRole.ALERT).first()).containsText("Too many failed attempts");
    }
}
