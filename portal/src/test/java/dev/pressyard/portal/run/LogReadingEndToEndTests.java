package dev.pressyard.portal.run;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.pressyard.portal.testing.PortalPage.button;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import dev.pressyard.portal.testing.BrowserTest;
import dev.pressyard.portal.testing.SeededSites;
import dev.pressyard.portal.testing.Showcase;
import dev.pressyard.provisioning.site.Environment;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LogReadingEndToEndTests extends BrowserTest {

    @Autowired
    private SeededSites sites;

    @Autowired
    private Showcase showcase;

    private long run;

    @BeforeEach
    void order() {
        run = sites.order(SeededSites.freshName(), Environment.PRODUCTION, "admin");
        signInAsAdministrator();
    }

    @Test
    void jumpsToALineByItsNumberAndToTheLastForMore() {
        sites.write(run, 1, 700);
        open();
        search(":351");
        assertThat(page.locator(".log-line-marked .log-text")).hasText("line 350");
        assertThat(page.locator("[data-log-found]")).hasText("line 351");

        search(":99999");
        assertThat(page.locator(".log-line-marked .log-text")).hasText("line 700");
        assertThat(page.locator("[data-log-found]")).hasText("line 701");
    }

    @Test
    void bringsALogThatIsOutOfSightIntoView() {
        sites.write(run, 1, 700);
        page.setViewportSize(360, 740);
        open();
        page.evaluate("scrollTo(0, 0)");
        assertThat(page.locator("[data-log-view]")).not().isInViewport();

        search("line 350");

        assertThat(page.locator(".log-line-marked")).isInViewport();
    }

    @Test
    void showsTheEndThatThePageBroughtUntilItHasTheLinesAround() {
        sites.write(run, 1, 700);
        var held = new ArrayList<Route>();
        page.route("**/log/lines?*", held::add);
        open();
        var tail = page.locator("[data-log-tail]");
        assertThat(tail).containsText("line 700");
        sites.write(run, 701, 701);
        assertThat(page.locator("[data-log-count]")).hasText("702 lines");
        assertThat(page.locator("[data-log-lines]")).containsText("line 701");
        assertThat(tail).isVisible();

        held.forEach(Route::resume);
        assertThat(tail).hasCount(0);
        assertThat(page.locator("[data-log-lines]")).containsText("line 690");
    }

    @Test
    void saysThatLinesCouldNotBeFetchedAndTriesAgain() {
        sites.write(run, 1, 700);
        page.route("**/log/lines?*", route -> route.abort());
        page.navigate("/runs/%d#L100".formatted(run));
        var problem = page.locator("[data-problem]");
        assertThat(problem).containsText("Lines of the log could not be fetched");

        page.unroute("**/log/lines?*");
        assertThat(page.locator(".log-line-marked .log-text")).hasText("line 99");
        assertThat(problem).isHidden();
    }

    @Test
    void showsTheWholeOfALongLineAndMarksWhatWasFound() {
        sites.write(run, 1, 5);
        sites.write(run, "begin " + "word ".repeat(200) + "\u001b[32mneed\u001b[0mle, end");
        open();
        search("NEEDLE");

        var whole = page.getByLabel("The whole line");
        assertThat(whole).containsText("needle, end");
        assertThat(page.locator("[data-log-whole] .ansi-2")).hasText("need");
        page.waitForFunction("() => [...CSS.highlights.get('log-found')].map(String).join() === 'needle'");
        button(page, "Close the line").click();
        assertThat(whole).isHidden();

        page.locator(".log-line")
                .filter(new Locator.FilterOptions().setHasText("begin"))
                .locator(".log-text")
                .click();
        assertThat(whole).isVisible();
        page.locator(".log-line")
                .filter(new Locator.FilterOptions().setHasText("line 3"))
                .locator(".log-text")
                .click();
        assertThat(whole).isHidden();
    }

    @Test
    void saysThatASearchGotNoAnswer() {
        sites.write(run, 1, 10);
        open();
        page.route("**/log/search**", route -> route.abort());
        search("line 3");

        assertThat(page.locator("[data-log-found]")).hasText("The search failed. Try again.");
    }

    @Test
    void keepsColoursOfTextAndGroundAndLeavesOutTheRest() {
        sites.write(
                run,
                "\u001b[41mred ground\u001b[49m \u001b[32;7mturned\u001b[27m\u001b[0m \u001b[38;5;4mblue\u001b[0m");
        sites.write(run, "\u001b[91mbright\u001b[0m \u001b[38;5;12mbright by number\u001b[0m plain");
        sites.write(
                run,
                "\u001b[38;2;1;2;3mtrue \u001b[48:2::4:5:6mcolour\u001b[0m \u001b[38;5;200mof many\u001b[2Kend\u001b[0m");
        open();
        var log = page.getByRole(AriaRole.LOG);

        assertThat(log.locator(".ansi-back-1")).hasText("red ground");
        assertThat(log.locator(".ansi-inverse.ansi-2")).hasText("turned");
        assertThat(log.locator(".ansi-4")).hasText("blue");
        assertThat(log.locator(".ansi-9")).hasText("bright");
        assertThat(log.locator(".ansi-12")).hasText("bright by number");
        assertThat(log).containsText("true colour of manyend");
        assertThat(log.locator(".ansi-own").nth(0)).hasAttribute("style", "--ansi-own: rgb(1, 2, 3);");
        assertThat(log.locator(".ansi-back-own")).hasCSS("background-color", "rgb(4, 5, 6)");
        assertThat(log.locator(".ansi-back-own")).hasCSS("color", "rgb(1, 2, 3)");
        assertThat(log.locator(".ansi-own").last()).hasAttribute("style", "--ansi-own: rgb(255, 0, 215);");
        assertThat(log.locator(".ansi-own").last()).not().hasCSS("color", inkOfTheLog());
    }

    /** A colour that was refused, or that the style sheet cannot work out, would be this. */
    private String inkOfTheLog() {
        return (String) page.locator(".log").evaluate("log => getComputedStyle(log).color");
    }

    @Test
    void printsThePlanBlackOnWhiteWithoutTheLog() {
        showcase.waiting(run);
        open();
        page.evaluate("() => { document.documentElement.dataset.theme = 'dark'; }");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        assertThat(page.locator("html")).hasCSS("color-scheme", "light");
        assertThat(page.locator("#plan")).containsText("1 to replace");
        assertThat(page.locator("#plan")).isVisible();
        assertThat(page.getByRole(AriaRole.LOG)).isHidden();
        assertThat(page.locator(".masthead")).isHidden();
    }

    private void open() {
        page.navigate("/runs/" + run);
    }

    private void search(String text) {
        page.getByPlaceholder("Search the log").fill(text);
    }
}
