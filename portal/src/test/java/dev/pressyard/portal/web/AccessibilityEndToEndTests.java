package dev.pressyard.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.pressyard.portal.testing.Chromium;
import dev.pressyard.portal.testing.PortalPage;
import dev.pressyard.portal.testing.PortalTest;
import dev.pressyard.portal.testing.SeededSites;
import dev.pressyard.portal.testing.Showcase;
import dev.pressyard.provisioning.site.Environment;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@PortalTest
class AccessibilityEndToEndTests {

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private SeededSites sites;

    @Autowired
    private Showcase showcase;

    private String ready;
    private long failed;
    private long waiting;

    @BeforeAll
    static void open() {
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @BeforeEach
    void seed() {
        ready = SeededSites.freshName();
        showcase.ready(ready, Environment.PRODUCTION);
        waiting = sites.order(SeededSites.freshName(), Environment.PRODUCTION, "admin", "press");
        showcase.waiting(waiting);
        failed = sites.order(SeededSites.freshName(), Environment.DEVELOPMENT, "admin");
        sites.write(failed, 1, 50);
        sites.move(failed, "ERRORED", "FAILED");
    }

    static Stream<Arguments> looks() {
        return Stream.of(360, 1440)
                .flatMap(width ->
                        Stream.of(ColorScheme.LIGHT, ColorScheme.DARK).map(theme -> Arguments.of(width, theme)));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void axeFindsNothingOnAnyPage(int width, ColorScheme theme) {
        var options =
                new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(theme);
        try (var context = chromium.visit(port, options)) {
            var page = context.newPage();
            page.navigate("/sign-in");
            assertThat(violations(page)).as("/sign-in").isEmpty();
            PortalPage.signIn(page, "admin", PortalTest.ADMIN_PASSWORD);
            page.waitForURL("**/sites");
            for (var path : paths()) {
                page.navigate(path);
                assertThat(violations(page)).as(path).isEmpty();
                assertThat((Boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                        .as("%s fits in %d px", path, width)
                        .isTrue();
            }
        }
    }

    private List<String> paths() {
        return List.of(
                "/sites",
                "/sites/new",
                "/sites/" + ready,
                "/sites/" + ready + "/runs",
                "/sites/" + ready + "/configuration",
                "/sites/" + ready + "/state",
                "/sites/" + ready + "/activity",
                "/sites/" + ready + "/change",
                "/runs",
                "/runs/" + failed,
                "/runs/" + waiting,
                "/images",
                "/audit",
                "/admin/doctor",
                "/admin/targets",
                "/admin/people",
                "/nothing/here");
    }

    private static List<String> violations(Page page) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .flatMap(rule -> rule.getNodes().stream()
                                .map(node -> "%s: %s %s".formatted(rule.getId(), node.getTarget(), node.getHtml())))
                        .toList();
    }
}
