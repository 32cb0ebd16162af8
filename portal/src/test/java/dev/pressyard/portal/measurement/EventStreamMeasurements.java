package dev.pressyard.portal.measurement;

import dev.pressyard.portal.testing.PortalClient;
import dev.pressyard.provisioning.log.LogIdentifier;
import dev.pressyard.provisioning.log.Redaction;
import dev.pressyard.provisioning.log.RunLogs;
import dev.pressyard.provisioning.log.SpoolTail;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures a thousand open event streams of one run: how long a line takes from the tool's write into its spool file to
 * every viewer, and what memory the streams cost. The spool is looked at every 50 ms, as a worker does; the viewers are
 * {@link EventStreamClients} in another process. Arguments: lines a second, ten by default, and viewers.
 */
final class EventStreamMeasurements {

    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration TIME = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final int WRITES_PER_SECOND = 10;

    private EventStreamMeasurements() {}

    public static void main(String[] arguments) throws Exception {
        var linesPerSecond = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        var viewers = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000;
        try (var portal = MeasuredPortal.start();
                var client = new PortalClient(portal.port()).signIn("admin", MeasuredPortal.PASSWORD)) {
            var run = MeasuredRun.begin(portal.database());
            var spool = Files.createTempFile("pressyard-spool", "");
            var tail = portal.bean(RunLogs.class)
                    .open(new LogIdentifier(run), 1, Redaction.ofPatterns())
                    .follow("Apply", "apply", spool);
            // Everything has been loaded and compiled before memory is looked at.
            watch(portal.port(), client.cookies(), run, 50, () -> write(spool, tail, linesPerSecond, WARM_UP, false));
            var idle = Memory.settled();
            watch(portal.port(), client.cookies(), run, viewers, () -> {
                write(spool, tail, linesPerSecond, WARM_UP, false);
                write(spool, tail, linesPerSecond, TIME, true);
                Memory.settled().reportOver(idle, viewers + " streams at " + linesPerSecond + " lines/s");
            });
        }
        System.exit(0);
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void watch(int port, String cookies, long run, int viewers, Work work) throws Exception {
        var process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EventStreamClients.class.getName())
                .redirectError(Redirect.INHERIT)
                .start();
        try (var orders = process.getOutputStream();
                var answers =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            say(orders, "%d\n/runs/%d/events\n%s\n%d\n".formatted(port, run, cookies, viewers));
            if (!"connected".equals(answers.readLine())) {
                throw new IllegalStateException("the viewers did not connect");
            }
            work.run();
            say(orders, "stop\n");
            answers.lines().forEach(System.out::println);
        }
        process.waitFor(1, TimeUnit.MINUTES);
    }

    private static void say(OutputStream orders, String words) throws IOException {
        orders.write(words.getBytes(StandardCharsets.UTF_8));
        orders.flush();
    }

    /** Ten writes a second by a tool, while a worker looks every 50 ms. */
    private static void write(Path spool, SpoolTail tail, int linesPerSecond, Duration time, boolean marked)
            throws IOException {
        var end = System.nanoTime() + time.toNanos();
        var worker = Thread.ofVirtual().start(() -> {
            while (System.nanoTime() < end + LOOK.toNanos()) {
                tail.pump();
                LockSupport.parkNanos(LOOK.toNanos());
            }
        });
        var lines = Math.max(1, linesPerSecond / WRITES_PER_SECOND);
        var gap = TimeUnit.SECONDS.toNanos(1) / WRITES_PER_SECOND;
        for (var due = System.nanoTime(); due < end; due += gap) {
            LockSupport.parkNanos(due - System.nanoTime());
            var line = "module.service.aws_ecs_service.this: Still creating... [%s elapsed, padded]\n"
                    .formatted("x".repeat(20));
            var first = marked ? "@" + System.nanoTime() + "@ " + line : line;
            Files.writeString(spool, first + line.repeat(lines - 1), StandardOpenOption.APPEND);
        }
        try {
            worker.join();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
