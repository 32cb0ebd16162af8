package dev.pressyard.portal.spine;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.pressyard.portal.testing.Chromium;
import dev.pressyard.portal.testing.PortalPage;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Two windows on one portal, light and dark, in which the same is done before a picture of each is taken. Nothing moves
 * in them, and every picture begins at the top of its page.
 */
record Camera(BrowserContext light, BrowserContext dark) implements AutoCloseable {

    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;

    /** How much of a page a picture shows. */
    private enum Extent {
        WINDOW,
        WHOLE_PAGE
    }

    static Camera signedIn(Chromium chromium, int port, String password) {
        return new Camera(
                window(chromium, port, password, ColorScheme.LIGHT),
                window(chromium, port, password, ColorScheme.DARK));
    }

    private static BrowserContext window(Chromium chromium, int port, String password, ColorScheme theme) {
        var window = chromium.visit(
                port,
                new Browser.NewContextOptions()
                        .setColorScheme(theme)
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setViewportSize(WIDTH, HEIGHT));
        var page = window.newPage();
        PortalPage.signIn(page, "admin", password);
        page.waitForURL("**/sites");
        return window;
    }

    /** A page to work in. */
    Page page() {
        return light.pages().getFirst();
    }

    void photograph(Path folder, String name, String path) {
        photographFilled(folder, name, path, page -> {});
    }

    /** Follows the first link of those that a selector of CSS finds. */
    void photographFollowed(Path folder, String name, String path, String links) {
        photographFilled(folder, name, path, page -> {
            page.locator(links).first().click();
            page.waitForURL(url -> !url.endsWith(path));
        });
    }

    void signOut() {
        light.clearCookies();
        dark.clearCookies();
    }

    /** @param before what is done on the page before the picture is taken */
    void photographFilled(Path folder, String name, String path, Consumer<Page> before) {
        take(Extent.WINDOW, folder, name, path, before);
    }

    /** The same of all of a page that is longer than the window. */
    void photographWhole(Path folder, String name, String path, Consumer<Page> before) {
        take(Extent.WHOLE_PAGE, folder, name, path, before);
    }

    private void take(Extent extent, Path folder, String name, String path, Consumer<Page> before) {
        take(light, extent, folder.resolve(name + ".png"), path, before);
        take(dark, extent, folder.resolve(name + "-dark.png"), path, before);
    }

    private static void take(BrowserContext window, Extent extent, Path file, String path, Consumer<Page> before) {
        var page = window.newPage();
        page.navigate(path);
        page.waitForFunction("() => document.readyState === 'complete'");
        page.waitForFunction("() => !document.querySelector('[data-log]')"
                + " || document.querySelector('[data-log-lines]').children.length > 0"
                + " || document.querySelector('[data-log]').dataset.lines === '0'");
        // What a page fetches once by itself takes the place of what says so.
        page.waitForFunction("() => !document.querySelector('[hx-trigger=load]')");
        before.accept(page);
        page.evaluate("() => scrollTo(0, 0)");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(extent == Extent.WHOLE_PAGE));
        page.close();
    }

    @Override
    public void close() {
        light.close();
        dark.close();
    }
}
