package dev.pressyard.portal.web;

import static dev.pressyard.portal.testing.PortalPage.button;
import static dev.pressyard.portal.testing.PortalPage.heading;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.pressyard.portal.testing.BrowserTest;
import dev.pressyard.portal.testing.PortalPeople;
import dev.pressyard.portal.testing.SeededSites;
import dev.pressyard.portal.testing.Showcase;
import dev.pressyard.provisioning.site.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Has axe look at every page, narrow and wide, light and dark. A page is loaded once: axe goes through all of its rules
 * in two of the four looks, which between them have every width and theme, and in the other two through those rules
 * that depend on the look.
 */
class AccessibilityEndToEndTests extends BrowserTest {

    private static final List<String> RULES_OF_LOOKS =
            List.of("color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size", "region");

    /** Wide ones may: packages have long versions, and there is room to see that there is more. */
    private static final String NO_TABLE_SCROLLS =
            "() => innerWidth > 640 || [...document.querySelectorAll('.table-frame')]"
                    + ".every((frame) => frame.scrollWidth <= frame.clientWidth)";

    @LocalServerPort
    private int port;

    @Autowired
    private SeededSites sites;

    @Autowired
    private Showcase showcase;

    @Autowired
    private JdbcClient database;

    private final UUID image = UUID.randomUUID();
    private String ready;
    private long failed;
    private long waiting;

    private record Look(int width, ColorScheme theme, boolean allRules) {}

    private static final List<Look> LOOKS = List.of(
            new Look(360, ColorScheme.LIGHT, true),
            new Look(360, ColorScheme.DARK, false),
            new Look(1440, ColorScheme.LIGHT, false),
            new Look(1440, ColorScheme.DARK, true));

    @BeforeEach
    void seed() {
        ready = SeededSites.freshName();
        var run = showcase.ready(ready, Environment.PRODUCTION);
        waiting = sites.order(SeededSites.freshName(), Environment.PRODUCTION, "admin", "press");
        showcase.waiting(waiting);
        failed = sites.order(SeededSites.freshName(), Environment.DEVELOPMENT, "admin");
        sites.write(failed, 1, 50);
        sites.move(failed, "ERRORED", "FAILED");
        database.sql("""
            insert into image (id, kind, inputs_hash, engine_id, size_bytes, inputs, built_by_run, built_at, build_seconds)
            values (:id, 'SITE', :hash, 'sha256:abc', 300000000, '{}', :run, now(), 72)\
            """)
                .param("id", image)
                .param("hash", image.toString())
                .param("run", run)
                .update();
    }

    @Test
    void axeFindsNothingOnAnyPageAndNoPageAsksAnybodyElse() throws Exception {
        var found = new ArrayList<String>();
        page.context().onRequest(request -> {
            if (!request.url().startsWith("http://127.0.0.1:" + port + "/")) {
                found.add("asks " + request.url());
            }
        });
        page.navigate("/sign-in");
        look("/sign-in", found);
        signInAsAdministrator();
        for (var path : paths()) {
            page.navigate(path);
            look(path, found);
        }
        lookAtDialogs(found);
        lookAtTheFormOfAPassword(found);
        page.navigate("/sites/new");
        page.locator("form.form").evaluate("form => form.noValidate = true");
        page.getByText("Create site").last().click();
        page.locator(".is-invalid, [aria-invalid=true]").first().waitFor();
        look("/sites/new with what is wrong", found);
        lookAtARefusal(found);
        lookAtEmptyLists(found);

        assertThat(found).isEmpty();
    }

    /** A form without its token is refused. */
    private void lookAtARefusal(List<String> found) {
        page.locator("form.form").evaluate("form => { form._csrf.value = 'forged'; form.submit(); }");
        heading(page, "You may not do this").waitFor();
        look("403", found);
    }

    private void lookAtEmptyLists(List<String> found) {
        database.sql("truncate site, run, image cascade").update();
        for (var path : List.of("/sites", "/runs", "/images")) {
            page.navigate(path);
            page.locator(".empty").waitFor();
            look(path + " without any", found);
        }
    }

    private void lookAtDialogs(List<String> found) {
        page.navigate("/sites/" + ready);
        button(page, "Keyboard map").click();
        look("the keyboard map", found);
        page.keyboard().press("Escape");
        button(page, "Destroy").click();
        page.locator("#destroy[open]").waitFor();
        button(page, "Destroy site").click();
        page.getByText("This is not its name").waitFor();
        look("the dialog before a destroy", found);
    }

    private void lookAtTheFormOfAPassword(List<String> found) throws Exception {
        var somebody = new PortalPeople(port).add("VIEWER");
        page.navigate("/admin/people");
        page.getByText("Set a new one for " + somebody).click();
        look("/admin/people with the form of a password", found);
        page.getByLabel("New password of " + somebody).fill("short");
        page.getByLabel("New password of " + somebody).press("Enter");
        page.locator(".field-error").waitFor();
        look("/admin/people with what is wrong with a password", found);
    }

    private List<String> paths() {
        var site = "/sites/" + ready;
        return Stream.of(
                        Stream.of("/sites", "/sites?search=nobody", "/audit?site=nobody", "/sites/new", site),
                        Stream.of("runs", "configuration", "state", "logs", "activity", "change")
                                .map(tab -> site + "/" + tab),
                        Stream.of("/runs", "/runs/" + failed, "/runs/" + waiting),
                        Stream.of("/images", "/images/" + image, "/audit", "/audit/1"),
                        Stream.of("doctor", "targets", "workers", "limits", "people")
                                .map(it -> "/admin/" + it),
                        Stream.of("/password", "/nothing/here"))
                .flatMap(it -> it)
                .toList();
    }

    private void look(String path, List<String> found) {
        for (var look : LOOKS) {
            page.setViewportSize(look.width(), 900);
            // Without motion: a colour on its way from one theme to the other is neither's.
            page.emulateMedia(
                    new Page.EmulateMediaOptions().setColorScheme(look.theme()).setReducedMotion(ReducedMotion.REDUCE));
            var where = "%s, %d px, %s".formatted(path, look.width(), look.theme());
            violations(look).forEach(violation -> found.add(where + ": " + violation));
            if (!(Boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")) {
                found.add(where + ": scrolls sideways");
            }
            if (!(Boolean) page.evaluate(NO_TABLE_SCROLLS)) {
                found.add(where + ": a table scrolls sideways");
            }
        }
    }

    private List<String> violations(Look look) {
        // All in the page itself: there are no frames, for which axe would open a second page each time.
        var axe = new AxeBuilder(page).setLegacyMode(true);
        return (look.allRules() ? axe : axe.withRules(RULES_OF_LOOKS))
                .analyze().getViolations().stream()
                        .flatMap(rule -> rule.getNodes().stream()
                                .map(node -> "%s: %s %s".formatted(rule.getId(), node.getTarget(), node.getHtml())))
                        .toList();
    }
}
