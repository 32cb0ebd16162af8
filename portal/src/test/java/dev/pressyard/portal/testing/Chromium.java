package dev.pressyard.portal.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The machine's own Chromium, without a window. */
public final class Chromium implements AutoCloseable {

    /** A container's root has no user namespaces for the sandbox; the rest keeps the browser off the network. */
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    public Chromium() {
        // First: once Playwright's driver runs, a program that fails here would never end.
        var executable = executable();
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new LaunchOptions().setExecutablePath(executable).setArgs(FLAGS));
    }

    private static Path executable() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "google-chrome", "chromium-browser")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No Chromium on the PATH: apt-get install chromium"));
    }

    /** A fresh profile, without anybody signed in, for the portal at this port. */
    public BrowserContext visit(int port) {
        return visit(port, new Browser.NewContextOptions());
    }

    /** The same with a window size, a colour scheme and the like. */
    public BrowserContext visit(int port, Browser.NewContextOptions options) {
        return browser.newContext(options.setBaseURL("http://127.0.0.1:" + port));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
