package dev.pressyard.portal.spine;

import static dev.pressyard.portal.testing.PortalPage.button;
import static dev.pressyard.portal.testing.PortalPage.signIn;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.WaitForFunctionOptions;
import dev.pressyard.portal.testing.Chromium;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Measures what a person waits for, with the real tools, as {@code ./pressyard up} starts them: from the click on
 * Create site to the first line of the log in the browser, 20 times, each run canceled as soon as its line is seen; and
 * the image phase of a create whose image is there already. Of both whole creates it tells the portal's own share: the
 * time from the click to the end on the page in which no tool was at work. Prints milliseconds.
 */
final class CreateMeasurements {

    private static final int CREATES = 20;
    private static final Duration FIRST_CREATE = Duration.ofMinutes(25);
    private static final Duration CANCEL = Duration.ofMinutes(5);

    /** When the click was made outlives the page that it leaves. */
    private static final String CLICK = """
            () => {
              sessionStorage.removeItem('seen');
              sessionStorage.setItem('clicked', Date.now());
              [...document.querySelectorAll('button')].find((it) => it.textContent.trim() === 'Create site').click();
            }""";

    /**
     * Notes when the frame was over that first showed a line of the log: by the page itself, since asking it from here
     * takes longer.
     */
    private static final String WATCH = """
            if (location.pathname.startsWith('/runs/')) {
              const look = () => requestAnimationFrame(document.querySelector('[data-log-view] .log-text:not(:empty)') ? note : look);
              const note = () => { if (!sessionStorage.getItem('seen')) sessionStorage.setItem('seen', Date.now()); };
              look();
            }""";

    private static final String FIRST_LINE =
            "() => sessionStorage.getItem('seen') && sessionStorage.getItem('seen') - sessionStorage.getItem('clicked')";

    private CreateMeasurements() {}

    public static void main(String[] arguments) {
        try (var pressyard = RunningPressyard.up();
                var chromium = new Chromium();
                var visit = chromium.visit(pressyard.port())) {
            var page = visit.newPage();
            page.addInitScript(WATCH);
            signIn(page, "admin", RunningPressyard.ADMINISTRATOR_PASSWORD);
            page.waitForURL("**/sites");
            createWhole(pressyard, page, "first", "the first create");
            createWhole(pressyard, page, "second", "a create with unchanged images");
            report(createAndCancel(page));
        }
        System.exit(0);
    }

    private static void createWhole(RunningPressyard pressyard, Page page, String name, String words) {
        var clicked = Instant.now();
        create(page, name);
        awaitEnd(page, FIRST_CREATE);
        var ended = Instant.now();
        System.out.println("MEASURED phases of " + words + ": " + phases(page));
        // Of all runs: the first create waits for the run that makes its target's platform.
        var tools = ToolTimes.in(pressyard.folderOfRuns()).since(clicked);
        System.out.printf(
                Locale.ROOT,
                "MEASURED %s: %d ms, %d of them without a tool at work, %d of these behind the last tool, while VERIFY waits for the site%n",
                words,
                Duration.between(clicked, ended).toMillis(),
                Duration.between(clicked, ended).minus(tools.together()).toMillis(),
                Duration.between(tools.end(), ended).toMillis());
    }

    private static List<Double> createAndCancel(Page page) {
        var waits = new ArrayList<Double>();
        for (var number = 1; number <= CREATES; number++) {
            waits.add(create(page, "waited-" + number));
            button(page, "Cancel run").click();
            awaitEnd(page, CANCEL);
        }
        return waits;
    }

    /** Returns the milliseconds from the click to the first line. */
    private static double create(Page page, String name) {
        page.navigate("/sites/new");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill(name);
        page.getByLabel("Title").fill("To be measured");
        page.getByLabel("Administrator e-mail").fill("ada@example.org");
        page.evaluate(CLICK);
        page.waitForURL("**/runs/*");
        return ((Number) page.waitForFunction(FIRST_LINE, null, patience(FIRST_CREATE))
                        .jsonValue())
                .doubleValue();
    }

    private static void awaitEnd(Page page, Duration patience) {
        page.waitForFunction(
                "() => document.getElementById('head')?.dataset.ended === 'true'", null, patience(patience));
    }

    private static WaitForFunctionOptions patience(Duration time) {
        return new WaitForFunctionOptions().setTimeout((double) time.toMillis());
    }

    private static String phases(Page page) {
        return String.join(", ", page.locator(".timeline li").allInnerTexts()).replaceAll("\\s+", " ");
    }

    private static void report(List<Double> waits) {
        Collections.sort(waits);
        System.out.printf(
                Locale.ROOT,
                "MEASURED click on Create site → first log line: median %.0f ms, p95 %.0f ms, slowest %.0f ms (%d times)%n",
                waits.get(waits.size() / 2),
                waits.get(waits.size() * 95 / 100 - 1),
                waits.getLast(),
                waits.size());
    }
}
