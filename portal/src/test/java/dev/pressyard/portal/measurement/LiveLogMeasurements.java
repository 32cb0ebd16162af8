package dev.pressyard.portal.measurement;

import com.microsoft.playwright.Page;
import dev.pressyard.portal.testing.Chromium;
import dev.pressyard.portal.testing.PortalPage;
import dev.pressyard.provisioning.log.LogIdentifier;
import dev.pressyard.provisioning.log.Redaction;
import dev.pressyard.provisioning.log.RunLogs;
import dev.pressyard.provisioning.log.SpoolTail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures how long a line takes from the tool's write into its spool file until it stands in the log of a browser that
 * follows it, while the tool writes 1,000 lines a second. The spool is looked at every 50 ms, as a worker does.
 */
final class LiveLogMeasurements {

    private static final int LINES_PER_WRITE = 10;
    private static final Duration BETWEEN_WRITES = Duration.ofMillis(10);
    private static final Duration TIME = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(50);

    /** Notes for each marked line how old it is in the first frame that shows it. */
    private static final String OBSERVE = """
            () => {
              window.seen = new Map();
              const look = () => {
                document.querySelectorAll('.log-text').forEach((cell) => {
                  const mark = /@(\\d+)@/.exec(cell.textContent);
                  if (mark && !window.seen.has(mark[1])) window.seen.set(mark[1], Date.now() - Number(mark[1]));
                });
                requestAnimationFrame(look);
              };
              look();
            }""";

    private LiveLogMeasurements() {}

    public static void main(String[] arguments) throws Exception {
        try (var portal = MeasuredPortal.start();
                var chromium = new Chromium();
                var visit = chromium.visit(portal.port())) {
            var run = MeasuredRun.begin(portal.database());
            var spool = Files.createTempFile("pressyard-spool", "");
            var tail = portal.bean(RunLogs.class)
                    .open(new LogIdentifier(run), 1, Redaction.ofPatterns())
                    .follow("Apply", "apply", spool);
            var page = visit.newPage();
            PortalPage.signIn(page, "admin", MeasuredPortal.PASSWORD);
            page.waitForURL("**/sites");
            page.navigate("/runs/" + run);
            write(spool, tail, Duration.ofSeconds(10));
            page.evaluate(OBSERVE);
            var lines = write(spool, tail, TIME);
            report(page, lines);
        }
        System.exit(0);
    }

    private static void report(Page page, long lines) {
        var delays = new Durations();
        ((List<?>) page.evaluate("() => [...window.seen.values()]"))
                .forEach(delay -> delays.add(TimeUnit.MILLISECONDS.toNanos(((Number) delay).longValue())));
        delays.report("written by the tool → in the browser, %d lines/s".formatted(lines / TIME.toSeconds()));
    }

    /** Returns how many lines were written. Each write begins with a marked line. */
    private static long write(Path spool, SpoolTail tail, Duration time) throws IOException, InterruptedException {
        var end = System.nanoTime() + time.toNanos();
        var worker = Thread.ofVirtual().start(() -> {
            while (System.nanoTime() < end + LOOK.toNanos()) {
                tail.pump();
                LockSupport.parkNanos(LOOK.toNanos());
            }
        });
        var lines = 0L;
        for (var due = System.nanoTime(); due < end; due += BETWEEN_WRITES.toNanos()) {
            LockSupport.parkNanos(due - System.nanoTime());
            var line =
                    "\u001b[32mmodule.service.aws_ecs_service.this:\u001b[0m Still creating... [padded with words]\n";
            Files.writeString(
                    spool,
                    "@%d@ %s".formatted(System.currentTimeMillis(), line) + line.repeat(LINES_PER_WRITE - 1),
                    StandardOpenOption.APPEND);
            lines += LINES_PER_WRITE;
        }
        worker.join();
        return lines;
    }
}
