package dev.pressyard.provisioning.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.provisioning.audit.ChainVerification.Broken;
import dev.pressyard.provisioning.audit.ChainVerification.Intact;
import dev.pressyard.provisioning.testing.PostgresTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Pages and exports of a history of 60 rows: 3 people by 4 actions by 5 sites. */
@PostgresTest
@TestPropertySource(properties = "spring.application.name=a-database-of-its-own")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditTrailIntegrationTests {

    private static final String FORMULA = "=HYPERLINK(\"http://example.org\")";

    private static final List<String> PEOPLE = List.of("ada", "lin", FORMULA);
    private static final List<String> ACTIONS =
            List.of("site.requested", "run.approved", "run.canceled", "site.destroy-requested");
    private static final List<String> SITES = List.of("blog", "shop", "news", "wiki", "docs");

    @TempDir
    private Path folder;

    @Autowired
    private Audit audit;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private AuditExport export;

    private List<AuditRecord> all = List.of();

    @BeforeAll
    void recordHistory() {
        for (var number = 0; number < 60; number++) {
            var site = SITES.get(number % 5);
            audit.record(AuditEntry.of(new Actor(PEOPLE.get(number % 3), null), ACTIONS.get(number % 4))
                    .on(UUID.nameUUIDFromBytes(site.getBytes(StandardCharsets.UTF_8)), site)
                    .with(Map.of("text", "one, \"two\"\nthree")));
        }
        all = trail.page(AuditFilter.ALL, null, 100).entries();
    }

    Stream<Arguments> filters() {
        var early = all.get(45).at();
        var late = all.get(15).at();
        return Stream.of(
                filter(AuditFilter.ALL, row -> true),
                filter(person("ada"), row -> row.actor().equals("ada")),
                filter(person("nobody"), row -> false),
                filter(new AuditFilter(null, "shop", null, null, null, null), row -> "shop".equals(row.siteName())),
                filter(
                        AuditFilter.site(UUID.nameUUIDFromBytes("shop".getBytes(StandardCharsets.UTF_8))),
                        row -> "shop".equals(row.siteName())),
                filter(
                        new AuditFilter("lin", "news", null, "run.canceled", null, null),
                        row -> row.actor().equals("lin")
                                && "news".equals(row.siteName())
                                && row.action().equals("run.canceled")),
                filter(
                        new AuditFilter(null, null, null, null, early, null),
                        row -> !row.at().isBefore(early)),
                filter(
                        new AuditFilter(null, null, null, null, null, late),
                        row -> row.at().isBefore(late)),
                filter(
                        new AuditFilter("ada", null, null, null, early, late),
                        row -> row.actor().equals("ada")
                                && !row.at().isBefore(early)
                                && row.at().isBefore(late)),
                filter(new AuditFilter(null, null, null, null, late.plusSeconds(3600), null), row -> false),
                filter(new AuditFilter(null, null, null, null, null, early.minusSeconds(3600)), row -> false));
    }

    private static Arguments filter(AuditFilter filter, Predicate<AuditRecord> meaning) {
        return Arguments.of(filter, meaning);
    }

    private static AuditFilter person(String name) {
        return new AuditFilter(name, null, null, null, null, null);
    }

    @ParameterizedTest
    @MethodSource("filters")
    void pagesThroughExactlyWhatTheFilterMeans(AuditFilter filter, Predicate<AuditRecord> meaning) {
        var found = new ArrayList<AuditRecord>();
        @Nullable Long cursor = null;
        do {
            var page = trail.page(filter, cursor, 7);
            assertThat(page.entries()).hasSizeLessThanOrEqualTo(7);
            found.addAll(page.entries());
            cursor = page.next();
        } while (cursor != null);

        assertThat(found).isEqualTo(all.stream().filter(meaning).toList());
    }

    @Test
    void offersNoNextPageAfterTheLastRow() {
        assertThat(trail.page(AuditFilter.ALL, null, 60).next()).isNull();
        assertThat(trail.page(AuditFilter.ALL, null, 59).next()).isEqualTo(2);
        assertThat(trail.page(AuditFilter.ALL, 2L, 59).entries()).containsExactly(all.getLast());
    }

    @Test
    void exportsSpreadsheetsWithoutFormulas() throws IOException {
        var output = new StringBuilder();
        export.write(person(FORMULA), AuditFormat.CSV, output);

        var rows = CSVParser.parse(
                        output.toString(),
                        CSVFormat.RFC4180.builder().setHeader().get())
                .getRecords();

        assertThat(rows).hasSize(20).allSatisfy(row -> {
            assertThat(row.get("actor")).isEqualTo("'" + FORMULA);
            assertThat(row.get("detail")).contains("one, \\\"two\\\"");
            assertThat(row).allSatisfy(cell -> assertThat(cell).doesNotStartWith("="));
        });
    }

    @Test
    void verifiesItsWholeExport() throws IOException {
        assertThat(verify(lines(AuditFilter.ALL)))
                .isEqualTo(new Intact(60, 0, new ChainEnd(60, all.getFirst().hash())));
    }

    @Test
    void countsWhatAFilterLeftOut() throws IOException {
        assertThat(verify(lines(person("ada")))).isInstanceOfSatisfying(Intact.class, intact -> {
            assertThat(intact.rows()).isEqualTo(20);
            assertThat(intact.gaps()).isEqualTo(19);
        });
    }

    @Test
    void findsAChangedLineOfAnExport() throws IOException {
        var lines = lines(AuditFilter.ALL);
        lines.set(30, lines.get(30).replace("\"actor\":\"ada\"", "\"actor\":\"eve\""));

        assertBroken(31, lines);
    }

    @Test
    void findsALineThatSaysMoreThanItsHashCovers() throws IOException {
        var lines = lines(AuditFilter.ALL);
        lines.set(30, lines.get(30).replace("{\"id\"", "{\"approved\":true,\"id\""));

        assertBroken(31, lines);
    }

    @Test
    void findsLinesThatChangedPlaces() throws IOException {
        var lines = lines(AuditFilter.ALL);
        Collections.swap(lines, 30, 31);

        assertBroken(31, lines);
    }

    @Test
    void findsALineThatIsNone() throws IOException {
        for (var line : List.of(
                "",
                "{}",
                "null",
                "[]",
                "{\"id\":31",
                lines(AuditFilter.ALL).get(30).replaceAll("\"hash\":\"[^\"]*\"", "\"hash\":null"))) {
            var lines = lines(AuditFilter.ALL);
            lines.set(30, line);

            assertBroken(31, lines);
        }
    }

    @Test
    void reportsInWordsAndByItsStatus() throws IOException {
        var lines = lines(AuditFilter.ALL);
        assertThat(report(file(lines)))
                .isEqualTo("0: 60 rows, all intact, none left out; the last is row 60 with hash %s\n"
                        .formatted(all.getFirst().hash()));

        var without = new ArrayList<>(lines);
        without.remove(30);
        assertThat(report(file(without))).startsWith("3: 59 rows, all intact; rows are left out in 1 place,");

        lines.removeFirst();
        assertThat(report(file(lines))).startsWith("3: 59 rows");
        lines.set(0, lines.getFirst().replace("shop", "blog"));
        assertThat(report(file(lines))).startsWith("1: Row 2 is broken");

        assertThat(report(file(List.of()))).startsWith("2: ").contains("holds no rows");
        assertThat(report(folder.resolve("absent"))).startsWith("2: The export");
        assertThat(report(file(List.of("Id,When,Who")))).startsWith("2: ").contains("is no export in JSONL");
    }

    private String report(Path file) {
        var output = new ByteArrayOutputStream();
        var status = new AuditExportFile(file).report(new PrintStream(output, true, StandardCharsets.UTF_8));
        return status + ": " + output.toString(StandardCharsets.UTF_8);
    }

    private void assertBroken(long row, List<String> lines) throws IOException {
        assertThat(verify(lines))
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.row()).isEqualTo(row));
    }

    private ChainVerification verify(List<String> lines) throws IOException {
        return new AuditExportFile(file(lines)).verify();
    }

    private Path file(List<String> lines) throws IOException {
        return Files.write(folder.resolve("export.jsonl"), lines);
    }

    private List<String> lines(AuditFilter filter) throws IOException {
        var output = new StringBuilder();
        export.write(filter, AuditFormat.JSONL, output);
        return new ArrayList<>(output.toString().lines().toList());
    }
}
