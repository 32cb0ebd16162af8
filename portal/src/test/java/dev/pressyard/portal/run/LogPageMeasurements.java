package dev.pressyard.portal.run;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import dev.pressyard.portal.PortalApplication;
import dev.pressyard.portal.testing.Chromium;
import dev.pressyard.portal.testing.PortalPage;
import dev.pressyard.provisioning.testing.FreshDatabase;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Measures the log page with a million lines of 100 bytes, in the machine's Chromium. Prints milliseconds, megabytes
 * and frames a second. Not a test: what it finds depends on the machine.
 */
final class LogPageMeasurements {

    private static final String PASSWORD = "only for measuring";
    private static final long LINES = 1_000_000;

    private static final String RUN = """
            with place as (
                insert into target (id, name, kind, regions, created_at)
                values (gen_random_uuid(), 'measured', 'AWS', '{eu-west-3}', now()) returning id)
            insert into run (kind, status, stack_id, target_id, subject, region, requested_by, requested_at, approval_needed,
                             started_at)
            select 'PLATFORM', 'APPLYING', gen_random_uuid(), id, 'a long log', 'eu-west-3', 'admin', now(), false, now()
            from place returning number""";

    private static final String CHUNKS = """
            insert into run_log_chunk (log, sequence, phase, written_at, first_line, line_count, text)
            select :run, chunk, 'Apply', now(), (chunk - 1) * 200 + 1, 200,
                   (select string_agg(E'\\x1b[32mmodule.service.aws_ecs_service.this[' || (chunk - 1) * 200 + line
                                      || E']:\\x1b[0m Still creating... [padded with some more words to a hundred]\\n', '' order by line)
                    from generate_series(1, 200) line)
            from generate_series(1, :chunks) chunk""";

    /** Asked once a frame: whether a line is there with its number and text, by the page or by its script. */
    private static final String DRAWN =
            "number => [...document.querySelectorAll('.log-line')].some((line) => line.textContent.startsWith(`${number}`) && line.querySelector('.log-text').textContent)";

    private LogPageMeasurements() {}

    public static void main(String[] arguments) {
        try (var portal = new SpringApplicationBuilder(PortalApplication.class)
                        .initializers(new FreshDatabase())
                        .properties(
                                "server.port=0",
                                "pressyard.worker.slots=0",
                                "pressyard.admin-password=" + PASSWORD,
                                "spring.autoconfigure.exclude=dev.pressyard.sandbox.cloud.CloudAutoConfiguration")
                        .run();
                var chromium = new Chromium()) {
            var run = write(portal.getBean(JdbcClient.class));
            var port = portal.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            try (var context = chromium.visit(port)) {
                measure(context.newPage(), run);
            }
        }
        System.exit(0);
    }

    private static long write(JdbcClient database) {
        var run = database.sql(RUN).query(Long.class).single();
        database.sql(
                        "insert into run_log (log, epoch, chunks, lines, bytes) values (:run, 1, :chunks, :lines, 100 * :lines)")
                .param("run", run)
                .param("chunks", LINES / 200)
                .param("lines", LINES)
                .update();
        database.sql(CHUNKS).param("run", run).param("chunks", LINES / 200).update();
        return run;
    }

    private static void measure(Page page, long run) {
        PortalPage.signIn(page, "admin", PASSWORD);
        page.waitForURL("**/sites");
        report("opened at the end: it is drawn, ms", time(() -> {
            page.navigate("/runs/" + run, new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
            page.waitForFunction(DRAWN, Math.toIntExact(LINES));
        }));
        report("opened at the end: in colour, ms", time(() -> {
            page.navigate("/runs/" + run);
            waitForLine(page, LINES);
        }));
        report("jumped to a line, ms", time(() -> {
            page.evaluate("() => { location.hash = '#L500000'; }");
            waitForLine(page, 500_000);
        }));
        report("searched and shown, ms", time(() -> {
            page.getByPlaceholder("Search the log").fill("this[987654]");
            waitForLine(page, 987_654);
        }));
        report("frames a second while scrolling", framesPerSecond(page));
        report("heap, MB", heap(page));
    }

    private static void waitForLine(Page page, long number) {
        page.waitForFunction(
                "number => document.querySelector(`a[data-line=\"${number}\"]`)?.parentElement.dataset.filled === 'true'",
                Math.toIntExact(number));
    }

    private static double framesPerSecond(Page page) {
        return ((Number) page.evaluate("""
                () => new Promise((resolve) => {
                  const view = document.querySelector('[data-log-view]');
                  const from = performance.now();
                  let frames = 0;
                  const step = () => {
                    frames++;
                    view.scrollTop += 60;
                    const elapsed = performance.now() - from;
                    if (elapsed < 3000) requestAnimationFrame(step);
                    else resolve(frames / elapsed * 1000);
                  };
                  requestAnimationFrame(step);
                })""")).doubleValue();
    }

    private static double heap(Page page) {
        var session = page.context().newCDPSession(page);
        session.send("HeapProfiler.collectGarbage");
        session.send("Performance.enable");
        for (var metric : session.send("Performance.getMetrics").getAsJsonArray("metrics")) {
            if (metric instanceof JsonObject object
                    && object.get("name").getAsString().equals("JSHeapUsedSize")) {
                return object.get("value").getAsDouble() / 1_000_000;
            }
        }
        throw new IllegalStateException("no heap size");
    }

    private static double time(Runnable action) {
        var from = System.nanoTime();
        action.run();
        return (System.nanoTime() - from) / 1_000_000.0;
    }

    private static void report(String what, double figure) {
        System.out.printf("MEASURED %-32s %.1f%n", what, figure);
    }
}
