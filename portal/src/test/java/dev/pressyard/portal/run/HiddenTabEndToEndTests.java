package dev.pressyard.portal.run;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.pressyard.portal.testing.BrowserTest;
import dev.pressyard.portal.testing.SeededSites;
import dev.pressyard.provisioning.site.Environment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A tab that nobody looks at holds no connection, for browsers have few; what it missed is there when somebody looks.
 */
class HiddenTabEndToEndTests extends BrowserTest {

    /** The browser's own word for a tab behind another; without a window there is none. */
    private static final String BE_HIDDEN = """
            hidden => {
              Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
              document.dispatchEvent(new Event('visibilitychange'));
            }""";

    /** Counts the streams that are open, in the page itself. */
    private static final String COUNT_STREAMS = """
            window.streams = 0;
            window.EventSource = class extends EventSource {
              constructor(...parts) { super(...parts); window.streams++; }
              close() { if (this.readyState !== EventSource.CLOSED) window.streams--; super.close(); }
            };""";

    @Autowired
    private SeededSites sites;

    private long run;

    @BeforeEach
    void openARun() {
        run = sites.order(SeededSites.freshName(), Environment.DEVELOPMENT, "admin");
        sites.write(run, 1, 10);
        signInAsAdministrator();
        page.addInitScript(COUNT_STREAMS);
        page.navigate("/runs/" + run);
        assertThat(page.getByRole(AriaRole.LOG)).containsText("line 10");
        page.waitForFunction("() => window.streams === 1");
    }

    @Test
    void listensAgainWithoutGapsWhenItIsLookedAt() {
        page.evaluate(BE_HIDDEN, true);
        page.waitForFunction("() => window.streams === 0");
        sites.write(run, 11, 12);
        sites.move(run, "PLANNED", "PROVISIONING");

        page.evaluate(BE_HIDDEN, false);
        assertThat(page.getByRole(AriaRole.LOG)).containsText("line 12");
        assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("Waiting for approval");
        assertThat(page.getByRole(AriaRole.LOG).getByText("line 11", new Locator.GetByTextOptions().setExact(true)))
                .hasCount(1);
    }

    @Test
    void keepsListeningWhenItIsLookedAwayFromForAMoment() {
        page.evaluate(BE_HIDDEN, true);
        page.evaluate(BE_HIDDEN, false);
        sites.write(run, 11, 12);

        assertThat(page.getByRole(AriaRole.LOG)).containsText("line 12");
        page.waitForFunction("() => window.streams === 1");
    }
}
