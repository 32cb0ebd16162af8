package dev.pressyard.portal.testing;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

    /** The administrator's, by the portal's address: signing in is seconds of a password's hash and of pages. */
    private static final Map<String, List<Cookie>> SESSIONS = new ConcurrentHashMap<>();

    private BrowserContext context;
    private String address;

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
        address = "http://127.0.0.1:" + port;
        context = chromium.visit(port);
        context.setDefaultTimeout(PATIENCE);
        page = context.newPage();
    }

    @AfterEach
    void closePage() {
        context.close();
    }

    /** Shows the list of sites to the first administrator, in the session of an earlier test if it is still good. */
    protected void signInAsAdministrator() {
        context.addCookies(SESSIONS.getOrDefault(address, List.of()));
        page.navigate("/sites");
        if (!page.url().endsWith("/sites")) {
            PortalPage.signIn(page, "admin", PortalTest.ADMIN_PASSWORD);
            page.waitForURL("**/sites");
            SESSIONS.put(address, context.cookies());
        }
    }
}
