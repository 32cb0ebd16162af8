package dev.pressyard.provisioning.log;

import dev.pressyard.provisioning.testing.PostgresTest;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/**
 * Measures logs of a million lines on a Postgres that is as durable as a real one. No part of the build; run it by
 * name:
 *
 * <pre>mvn -pl provisioning test -Dtest=LogBenchmark</pre>
 */
@SpringBootTest(classes = PostgresTest.Engine.class)
@ContextConfiguration(initializers = LogBenchmark.DurableDatabase.class)
class LogBenchmark {

    private static final Logger LOGGER = LoggerFactory.getLogger(LogBenchmark.class);

    private static final int LINES = 1_000_000;

    private static final int VIEWERS = 1_000;

    private final RunLogs logs;

    private final LogReader reader;

    private final LogFeed feed;

    private final JdbcClient jdbc;

    private final Random random = new Random(42);

    @TempDir
    private Path folder;

    LogBenchmark(
            @Autowired RunLogs logs, @Autowired LogReader reader, @Autowired LogFeed feed, @Autowired JdbcClient jdbc) {
        this.logs = logs;
        this.reader = reader;
        this.feed = feed;
        this.jdbc = jdbc;
    }

    @Test
    void measuresOneMillionLines() throws Exception {
        var spool = writeSpool("million", LINES);
        var log = new LogIdentifier(1);
        ingest("warm-up", new LogIdentifier(9), writeSpool("warm-up", LINES / 5));
        ingest("one spool", log, spool);
        ingestTwoAtOnce(spool);
        reportSize();
        reads(log);
        searches(log);
        copy(log);
        follow(new LogIdentifier(4));
    }

    private Path writeSpool(String name, int lines) throws IOException {
        var spool = folder.resolve(name);
        try (var out = Files.newBufferedWriter(spool)) {
            for (int line = 1; line <= lines; line++) {
                out.write(
                        "\u001b[0m\u001b[1mmodule.service.aws_ecs_service.this[%d]:\u001b[0m Still creating… [%06ds elapsed] id=%s\n"
                                .formatted(line % 40, line, Long.toHexString(random.nextLong())));
            }
            out.write("Error: the needle in this haystack\n");
        }
        LOGGER.info("{}: {} lines, {} MB", name, lines + 1, Files.size(spool) / 1_000_000);
        return spool;
    }

    private void ingest(String what, LogIdentifier log, Path spool) {
        var tail = open(log).follow("apply", "apply", spool);
        var busy = busy();
        var time = timed(tail::pump);
        reportRate(what, reader.extent(log).lines(), time, busy().minus(busy));
    }

    private void ingestTwoAtOnce(Path spool) throws Exception {
        var first = open(new LogIdentifier(2)).follow("apply", "apply", spool);
        var second = open(new LogIdentifier(3)).follow("apply", "apply", spool);
        var busy = busy();
        try (var executor = Executors.newFixedThreadPool(2)) {
            long start = System.nanoTime();
            for (var future : List.of(executor.submit(first::pump), executor.submit(second::pump))) {
                future.get();
            }
            reportRate("two spools at once", 2L * LINES, elapsed(start), busy().minus(busy));
        }
    }

    private static void reportRate(String what, long lines, Duration time, Duration busy) {
        LOGGER.info(
                "ingest, {}: {} lines in {} ms, {} lines/s; {} ms of processor time, {} lines in each second of it",
                what,
                lines,
                time.toMillis(),
                Math.round(lines * 1e9 / time.toNanos()),
                busy.toMillis(),
                Math.round(lines * 1e9 / busy.toNanos()));
    }

    /**
     * The processor time of this JVM and of Postgres, which says more than the clock where others share the machine.
     */
    private Duration busy() {
        return Stream.concat(
                        Stream.of(ProcessHandle.current()),
                        jdbc.sql("select pid from pg_stat_activity").query(Long.class).list().stream()
                                .flatMap(pid -> ProcessHandle.of(pid).stream()))
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    private void reportSize() {
        var size = jdbc.sql("select pg_total_relation_size('run_log_chunk')")
                .query(Long.class)
                .single();
        LOGGER.info("on disk: {} MB for {} lines", size / 1_000_000, 3 * LINES + LINES / 5);
    }

    private void reads(LogIdentifier log) {
        var extent = reader.extent(log);
        percentiles("a page of 20 chunks", 300, run -> reader.chunksAfter(log, random.nextLong(extent.chunks()), 20));
        percentiles("200 lines at any number", 300, run -> reader.lines(log, random.nextLong(extent.lines()) + 1, 200));
        percentiles("the last 200 lines", 300, run -> reader.lines(log, extent.lines() - 200, 200));
        percentiles("extent", 300, run -> reader.extent(log));
    }

    private void searches(LogIdentifier log) {
        percentiles("search: in the last line", 5, run -> reader.search(log, "needle in this HAYSTACK", 0, 100));
        percentiles("search: not there", 5, run -> reader.search(log, "no such thing", 0, 100));
        percentiles("search: first 100 of many", 20, run -> reader.search(log, "still creating", 0, 100));
        percentiles("search: 10,000 of many", 5, run -> reader.search(log, "still creating", 0, 10_000));
    }

    private void copy(LogIdentifier log) {
        percentiles("copy of everything", 3, run -> {
            try {
                reader.copyTo(log, OutputStream.nullOutputStream());
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }

    /** A thousand viewers of a log that grows by a thousand lines a second, in ten appends. */
    private void follow(LogIdentifier log) throws Exception {
        var spool = folder.resolve("live");
        Files.createFile(spool);
        var tail = open(log).follow("apply", "apply", spool);
        int seconds = 10;
        var delays = new long[VIEWERS * seconds * 10];
        var count = new AtomicLong();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int viewer = 0; viewer < VIEWERS; viewer++) {
                var _ = threads.submit(() -> view(log, seconds * 1_000L, delays, count));
            }
            for (int tick = 0; tick < seconds * 10; tick++) {
                long begun = System.nanoTime();
                var line = "%d %s\n".formatted(begun, "x".repeat(80));
                Files.writeString(spool, line.repeat(100), StandardOpenOption.APPEND);
                tail.pump();
                Thread.sleep(Math.max(0, 100 - elapsed(begun).toMillis()));
            }
        }
        report("written → read by " + VIEWERS + " viewers", Arrays.copyOf(delays, (int) count.get()));
    }

    private Void view(LogIdentifier log, long lines, long[] delays, AtomicLong count) throws InterruptedException {
        var doorbell = new Semaphore(1);
        long seen = 0;
        long position = 0;
        try (var _ = feed.subscribe(log, lastSequence -> doorbell.release())) {
            while (seen < lines) {
                doorbell.acquire();
                doorbell.drainPermits();
                for (var chunk : feed.chunksAfter(log, position, 100)) {
                    var written = Long.parseLong(
                            chunk.text().substring(0, chunk.text().indexOf(' ')));
                    delays[(int) count.getAndIncrement()] = System.nanoTime() - written;
                    position = chunk.sequence();
                    seen += chunk.lineCount();
                }
            }
        }
        return null;
    }

    private LogWriter open(LogIdentifier log) {
        return logs.open(
                log,
                1,
                Redaction.of(IntStream.range(0, 5)
                        .mapToObj(number -> "secret-value-number-" + number)
                        .toList()));
    }

    private void percentiles(String what, int runs, IntConsumer action) {
        var busy = busy();
        var times = IntStream.range(0, runs)
                .mapToLong(run -> timed(() -> action.accept(run)).toNanos())
                .toArray();
        report(what, times);
        LOGGER.info(
                "{}: {} ms of processor time each",
                what,
                millis(busy().minus(busy).toNanos() / runs));
    }

    private static void report(String what, long[] nanos) {
        Arrays.sort(nanos);
        LOGGER.info(
                "{}: median {} ms, p95 {} ms, p99 {} ms ({} times)",
                what,
                millis(nanos[nanos.length / 2]),
                millis(nanos[nanos.length * 95 / 100]),
                millis(nanos[nanos.length * 99 / 100]),
                nanos.length);
    }

    private static double millis(long nanos) {
        return Math.round(nanos / 1e4) / 100.0;
    }

    private static Duration timed(Runnable action) {
        long start = System.nanoTime();
        action.run();
        return elapsed(start);
    }

    private static Duration elapsed(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    static final class DurableDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            try {
                var postgres = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
                TestPropertyValues.of(
                                "spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                                "spring.datasource.username=postgres",
                                "pressyard.data=" + Files.createTempDirectory("pressyard-benchmark"))
                        .applyTo(context);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
