package dev.pressyard.portal.spine;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.pressyard.portal.testing.PortalPage.button;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.pressyard.portal.testing.Chromium;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Takes the pictures of {@code docs/pictures} while real tools build real sites. Its name keeps it out of the suites;
 * {@code docs/pictures/take.sh} runs it.
 */
class PicturesOfARealRun {

    private static final Path FOLDER = Path.of("../docs/pictures");
    private static final double PATIENCE = Duration.ofMinutes(30).toMillis();
    private static final Pattern RUN_PAGE = Pattern.compile(".*/runs/\\d+");

    @Test
    void takesThem() {
        try (var pressyard = RunningPressyard.up();
                var chromium = new Chromium();
                var camera = Camera.signedIn(chromium, pressyard.port(), RunningPressyard.ADMINISTRATOR_PASSWORD)) {
            var page = camera.page();
            camera.photograph(FOLDER, "sites-empty", "/sites");
            var blog = order(page, "blog", "Our first blog", "Development", "press", camera);
            order(page, "shop", "The shop", "Production", "press team-a", null);

            page.navigate(blog);
            assertThat(page.getByRole(AriaRole.LOG)).containsText("Still creating...", patiently());
            camera.photographFilled(
                    FOLDER,
                    "run",
                    blog,
                    it -> assertThat(it.locator("[data-log-tail]")).hasCount(0));
            page.navigate("/sites/blog");
            assertThat(page.getByRole(AriaRole.STATUS).first())
                    .hasText("Ready", new HasTextOptions().setTimeout(PATIENCE));
            camera.photographWhole(FOLDER, "site", "/sites/blog", it -> {});

            change(page);
            assertThat(button(page, "Approve plan")).isVisible(new IsVisibleOptions().setTimeout(PATIENCE));
            camera.photograph(FOLDER, "plan", page.url());
            camera.photograph(FOLDER, "sites", "/sites");
            photographSite(camera);
            photographTheRest(camera);
            photographSignIn(camera);
        }
    }

    private static void photographSite(Camera camera) {
        Stream.of("configuration", "state", "activity", "change")
                .forEach(tab -> camera.photograph(FOLDER, tab, "/sites/blog/" + tab));
        camera.photograph(FOLDER, "site-runs", "/sites/blog/runs");
        camera.photographFilled(
                FOLDER,
                "logs",
                "/sites/blog/logs",
                page -> page.locator(".container-log, .empty").first().waitFor());
        camera.photographFilled(FOLDER, "destroy", "/sites/blog", page -> {
            button(page, "Destroy").click();
            page.locator("#destroy[open]").waitFor();
        });
    }

    private static void photographTheRest(Camera camera) {
        Stream.of("runs", "images", "audit").forEach(name -> camera.photograph(FOLDER, name, "/" + name));
        Stream.of("doctor", "workers", "targets", "limits", "people")
                .forEach(name -> camera.photograph(FOLDER, name, "/admin/" + name));
        camera.photographFollowed(FOLDER, "image", "/images", "table.list tbody th a");
        camera.photographFollowed(FOLDER, "audit-entry", "/audit", "table.list tbody a[href^='/audit/']");
        camera.photograph(FOLDER, "not-found", "/nothing/here");
    }

    /** Last of all: nobody is signed in after it. */
    private static void photographSignIn(Camera camera) {
        camera.signOut();
        camera.photograph(FOLDER, "sign-in", "/sign-in");
    }

    /** Fills in the form and sends it; with a camera, takes a picture of it filled in. Returns the run's page. */
    private static String order(
            Page page, String name, String title, String environment, String tags, @Nullable Camera camera) {
        page.navigate("/sites/new");
        if (camera != null) {
            camera.photographWhole(FOLDER, "new-site", "/sites/new", it -> fill(it, name, title, environment, tags));
        }
        fill(page, name, title, environment, tags);
        button(page, "Create site").click();
        page.waitForURL(RUN_PAGE);
        return page.url();
    }

    private static void fill(Page page, String name, String title, String environment, String tags) {
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill(name);
        page.getByLabel("Title").fill(title);
        page.getByLabel("Tags").fill(tags);
        page.getByLabel("Environment").selectOption(environment);
        page.getByLabel("Administrator e-mail").fill("ada@example.org");
    }

    private static void change(Page page) {
        page.navigate("/sites/blog/change");
        page.getByLabel("Size").selectOption("Medium");
        button(page, "Plan the change").click();
        page.waitForURL(RUN_PAGE);
    }

    private static ContainsTextOptions patiently() {
        return new ContainsTextOptions().setTimeout(PATIENCE);
    }
}
