package dev.pressyard.portal.testing;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A test in the browser: each of its methods begins with a fresh profile and an empty page. */
@PortalTest
public abstract class BrowserTest {

    /** Milliseconds; what is there sooner is seen sooner. A loaded machine takes its time. */
    private static final double PATIENCE = 60_000;

    private static Chromium chromium;

    private BrowserContext context;

    /** The page of this test. */
    protected Page page;

    @BeforeAll
    static void openBrowser() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        chromium = new Chromium();
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
    }

    @BeforeEach
    void openPage(@LocalServerPort int port) {
        context = chromium.visit(port);
        context.setDefaultTimeout(PATIENCE);
        page = context.newPage();
    }

    @AfterEach
    void closePage() {
        context.close();
    }

    /** Signs in the first administrator and waits for the list of sites. */
    protected void signInAsAdministrator() {
        PortalPage.signIn(page, "admin", PortalTest.ADMIN_PASSWORD);
        page.waitForURL("**/sites");
    }
}
