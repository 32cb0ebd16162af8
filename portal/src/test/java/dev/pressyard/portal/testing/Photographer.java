package dev.pressyard.portal.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Takes pictures of a running portal's pages, light and dark: {@code Photographer <folder> <port> <width> <password of
 * admin> <name>=<path>…}.
 */
final class Photographer {

    private static final int HEIGHT = 900;

    private Photographer() {}

    public static void main(String[] arguments) {
        var options = List.of(arguments);
        var folder = Path.of(options.get(0));
        var port = Integer.parseInt(options.get(1));
        var width = Integer.parseInt(options.get(2));
        try (var chromium = new Chromium()) {
            for (var theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                var context = chromium.visit(
                        port,
                        new Browser.NewContextOptions().setColorScheme(theme).setViewportSize(width, HEIGHT));
                photograph(context, folder, theme, options.get(3), options.subList(4, options.size()));
            }
        }
    }

    private static void photograph(
            BrowserContext context, Path folder, ColorScheme theme, String password, List<String> pages) {
        var page = context.newPage();
        page.onConsoleMessage(message -> System.out.println("console: " + message.text()));
        page.onPageError(error -> System.out.println("error: " + error));
        PortalPage.signIn(page, "admin", password);
        page.waitForURL("**/sites");
        for (var picture : pages) {
            var name = picture.substring(0, picture.indexOf('='));
            page.navigate(
                    URI.create(picture.substring(picture.indexOf('=') + 1)).toString());
            page.waitForFunction("() => document.readyState === 'complete'");
            settle(page);
            var file = folder.resolve("%s-%s.png".formatted(name, theme.name().toLowerCase(Locale.ROOT)));
            page.screenshot(new Page.ScreenshotOptions().setPath(file));
        }
    }

    /** A page whose log is on its way is given the time to draw it. */
    private static void settle(Page page) {
        page.waitForFunction(
                "() => !document.querySelector('[data-log]') || document.querySelector('[data-log-lines]').children.length > 0"
                        + " || document.querySelector('[data-log]').dataset.lines === '0'");
    }
}
