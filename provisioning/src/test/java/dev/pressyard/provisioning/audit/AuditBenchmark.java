package dev.pressyard.provisioning.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.provisioning.testing.PostgresTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Times the audit history with a million rows. No part of the tests: {@code mvn -pl provisioning -am test
 * -Dtest=AuditBenchmark -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditBenchmark {

    private static final int ROWS = 1_000_000;
    private static final int REPETITIONS = 200;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final List<String> ACTIONS = List.of(
            "site.requested",
            "run.approved",
            "run.canceled",
            "site.destroy-requested",
            "sign-in.failed",
            "image.built");

    @Autowired
    private Audit audit;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private AuditExport export;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private JdbcClient jdbc;

    @BeforeAll
    void fill() throws SQLException, IOException {
        var end = ChainEnd.START;
        try (var connection = dataSource.getConnection()) {
            var copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy audit_entry from stdin (format csv)");
            for (var id = 1L; id <= ROWS; id++) {
                var row = row(id, end.hash());
                end = new ChainEnd(id, row.hash());
                var line = line(row).getBytes(StandardCharsets.UTF_8);
                copy.writeToCopy(line, 0, line.length);
            }
            copy.endCopy();
        }
        jdbc.sql("alter table audit_head disable trigger all").update();
        jdbc.sql("update audit_head set id = :id, at = :at, hash = decode(:hash, 'hex')")
                .param("id", end.id())
                .param("at", START.plusSeconds(ROWS).atOffset(ZoneOffset.UTC))
                .param("hash", end.hash())
                .update();
        jdbc.sql("alter table audit_head enable trigger all").update();
        jdbc.sql("analyze audit_entry").update();
    }

    /** 50 people, of whom one did a thousandth; 6 actions; 10,000 sites; a row a second. */
    private static AuditRecord row(long id, String previousHash) {
        var site = "site-" + id % 9_973;
        return new AuditRecord(
                        id,
                        START.plusSeconds(id),
                        id % 1_000 == 7 ? "rare" : "person-" + id % 49,
                        "192.0.2." + id % 200,
                        ACTIONS.get((int) (id * 7 % 11 % 6)),
                        UUID.nameUUIDFromBytes(site.getBytes(StandardCharsets.UTF_8)),
                        site,
                        id / 3,
                        Map.of("size", "small"),
                        previousHash,
                        "")
                .hashed();
    }

    private static String line(AuditRecord row) {
        return "%d,%s,%s,%s,%s,%s,%s,%d,\"%s\",\\x%s,\\x%s\n"
                .formatted(
                        row.id(),
                        row.at(),
                        row.actor(),
                        row.address(),
                        row.action(),
                        row.site(),
                        row.siteName(),
                        row.run(),
                        AuditJson.detail(row.detail()).replace("\"", "\"\""),
                        row.previousHash(),
                        row.hash());
    }

    @Test
    void pages() {
        var middle = START.plusSeconds(ROWS / 2);
        var filters = new LinkedHashMap<String, AuditFilter>();
        filters.put("all", AuditFilter.ALL);
        filters.put("person", new AuditFilter("person-7", null, null, null, null, null));
        filters.put("rare person", new AuditFilter("rare", null, null, null, null, null));
        filters.put("action", new AuditFilter(null, null, null, "run.approved", null, null));
        filters.put("site", new AuditFilter(null, "site-77", null, null, null, null));
        filters.put("site and action", new AuditFilter(null, "site-77", null, "run.approved", null, null));
        filters.put("rare person and action", new AuditFilter("rare", null, null, "run.canceled", null, null));
        filters.put("until half-way", new AuditFilter(null, null, null, null, null, middle));
        filters.put(
                "person in an hour", new AuditFilter("person-7", null, null, null, middle, middle.plusSeconds(3600)));
        filters.put("nobody", new AuditFilter("nobody", null, null, null, null, null));

        filters.forEach((name, filter) -> {
            assertThat(time(name + ", first page", () -> trail.page(filter, null, 50)))
                    .isLessThan(50);
            assertThat(time(name + ", deep page", () -> trail.page(filter, ROWS / 2L, 50)))
                    .isLessThan(50);
        });
        time("actions that were ever recorded", trail::actions);
    }

    @Test
    void verifiesAndExports() {
        once("verify the chain", () -> assertThat(trail.verify()).isInstanceOf(ChainVerification.Intact.class));
        for (var format : AuditFormat.values()) {
            once("export as " + format, () -> write(format));
        }
    }

    @Test
    void records() {
        time(
                "record",
                () -> audit.record(AuditEntry.of(Actor.SYSTEM, "run.approved").with(Map.of("size", "small"))));
    }

    private void write(AuditFormat format) {
        try {
            export.write(AuditFilter.ALL, format, Writer.nullWriter());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The 95th percentile in milliseconds. */
    private static double time(String name, Runnable work) {
        IntStream.range(0, REPETITIONS).forEach(warmUp -> work.run());
        var times = IntStream.range(0, REPETITIONS)
                .mapToDouble(repetition -> milliseconds(work))
                .sorted()
                .toArray();
        var p95 = times[REPETITIONS * 95 / 100];
        System.out.printf("| %s | p50 %.2f ms, p95 %.2f ms |%n", name, times[REPETITIONS / 2], p95);
        return p95;
    }

    private static void once(String name, Runnable work) {
        System.out.printf("| %s | %.1f s |%n", name, milliseconds(work) / 1000);
    }

    private static double milliseconds(Runnable work) {
        var start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }
}
