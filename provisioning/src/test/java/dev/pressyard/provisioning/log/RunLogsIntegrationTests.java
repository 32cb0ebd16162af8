package dev.pressyard.provisioning.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import dev.pressyard.provisioning.testing.PostgresTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@PostgresTest
class RunLogsIntegrationTests {

    private static final AtomicLong NUMBERS = new AtomicLong(1_000);

    private final LogIdentifier log = new LogIdentifier(NUMBERS.incrementAndGet());

    private final RunLogs logs;

    private final LogReader reader;

    private final TransactionTemplate transactions;

    @TempDir
    private Path folder;

    RunLogsIntegrationTests(
            @Autowired RunLogs logs, @Autowired LogReader reader, @Autowired TransactionTemplate transactions) {
        this.logs = logs;
        this.reader = reader;
        this.transactions = transactions;
    }

    @Test
    void readsALogThatWasNeverOpenedAsEmpty() {
        assertThat(reader.extent(log)).isEqualTo(new LogExtent(0, 0, 0));
        assertThat(reader.chunksAfter(log, 0, 10)).isEmpty();
        assertThat(reader.lines(log, 1, 10)).isEmpty();
        assertThat(reader.search(log, "x", 0, 10)).isEmpty();
        assertThat(text()).isEmpty();
    }

    @Test
    void numbersLinesAndChunksFromOne() {
        var writer = open(1);
        writer.say("plan", "first");
        writer.say("apply", "second\nthird");

        assertThat(reader.chunksAfter(log, 0, 10))
                .extracting(
                        LogChunk::sequence, LogChunk::phase, LogChunk::firstLine, LogChunk::lineCount, LogChunk::text)
                .containsExactly(tuple(1L, "plan", 1L, 1, "first\n"), tuple(2L, "apply", 2L, 2, "second\nthird\n"));
        assertThat(reader.extent(log)).isEqualTo(new LogExtent(3, 19, 2));
        assertThat(reader.chunksAfter(log, 1, 10))
                .extracting(LogChunk::sequence)
                .containsExactly(2L);
        assertThat(text()).isEqualTo("first\nsecond\nthird\n");
    }

    @Test
    void keepsAnEmptyLine() {
        open(1).say("plan", "");

        assertThat(text()).isEqualTo("\n");
    }

    @Test
    void refusesALowerEpochOnceAHigherOneHasOpenedTheLog() {
        var before = open(1);
        var tail = before.follow("plan", "plan", spool("one\n"));
        var after = open(2);

        assertThatExceptionOfType(StaleLogWriterException.class).isThrownBy(() -> before.say("plan", "late"));
        assertThatExceptionOfType(StaleLogWriterException.class).isThrownBy(tail::pump);
        assertThatExceptionOfType(StaleLogWriterException.class).isThrownBy(() -> open(1));
        after.say("plan", "kept");
        assertThat(text()).isEqualTo("kept\n");
    }

    @Test
    void letsTheSameEpochOpenALogAgain() {
        open(3).say("plan", "one");
        open(3).say("plan", "two");

        assertThat(text()).isEqualTo("one\ntwo\n");
    }

    @Test
    void appendsOnlyWholeLinesUntilItIsFinished() throws IOException {
        var spool = spool("one\ntw");
        var tail = open(1).follow("plan", "plan", spool);

        assertThat(tail.pump()).isEqualTo(1);
        assertThat(text()).isEqualTo("one\n");
        Files.writeString(spool, "o\nthree", StandardOpenOption.APPEND);
        assertThat(tail.pump()).isEqualTo(1);
        assertThat(tail.pump()).isZero();
        tail.finish();
        tail.finish();
        assertThat(text()).isEqualTo("one\ntwo\nthree\n");
    }

    @Test
    void waitsForASpoolThatDoesNotExistYet() throws IOException {
        var spool = folder.resolve("later");
        var tail = open(1).follow("plan", "plan", spool);

        assertThat(tail.pump()).isZero();
        Files.writeString(spool, "here\n");
        assertThat(tail.pump()).isEqualTo(1);
    }

    @Test
    void resumesAtEveryByteWithoutGapOrRepetition() throws IOException {
        var whole = "plain\n\u001b[32mgrün\u001b[0m\r\n10%\r50%\r100%\n\nsecret=hunter22\n日本語\nlast without end";
        var bytes = whole.getBytes(StandardCharsets.UTF_8);
        var expected = "plain\n\u001b[32mgrün\u001b[0m\n100%\n\nsecret=[redacted]\n日本語\nlast without end\n";
        for (int cut = 0; cut <= bytes.length; cut++) {
            var each = new LogIdentifier(NUMBERS.incrementAndGet());
            var spool = folder.resolve("spool-" + cut);
            Files.write(spool, Arrays.copyOf(bytes, cut));
            logs.open(each, 1, Redaction.ofPatterns())
                    .follow("plan", "plan", spool)
                    .pump();
            Files.write(spool, bytes);
            logs.open(each, 2, Redaction.ofPatterns())
                    .follow("plan", "plan", spool)
                    .finish();

            assertThat(text(each)).as("cut at byte %d", cut).isEqualTo(expected);
        }
    }

    @Test
    void cutsChunksAtTwoHundredLinesOrSixtyFourKibibytes() {
        var many = IntStream.rangeClosed(1, 1_000)
                .mapToObj(number -> number + "\n")
                .toList();
        var wide = IntStream.rangeClosed(1, 100)
                .mapToObj(number -> "x".repeat(2_000) + "\n")
                .toList();
        var writer = open(1);
        writer.follow("plan", "many", spool(String.join("", many))).finish();
        writer.follow("apply", "wide", spool(String.join("", wide))).finish();

        var chunks = reader.chunksAfter(log, 0, 1_000);
        assertThat(chunks).allSatisfy(chunk -> {
            assertThat(chunk.lineCount())
                    .isBetween(1, 200)
                    .isEqualTo(chunk.lines().size());
            assertThat(chunk.text().length()).isLessThanOrEqualTo(64 * 1024);
        });
        assertThat(chunks).extracting(LogChunk::sequence).containsExactly(range(1, chunks.size()));
        assertThat(chunks).hasSize(5 + 4);
        assertThat(reader.extent(log).lines()).isEqualTo(1_100);
        assertThat(text()).isEqualTo(String.join("", many) + String.join("", wide));
    }

    @Test
    void splitsALineThatFitsIntoNoChunk() {
        var line = "é".repeat(100_000);
        open(1).follow("plan", "plan", spool(line + "\nnext\n")).finish();

        var lines = reader.lines(log, 1, 100);
        assertThat(lines).hasSize(5);
        assertThat(lines.getLast().text()).isEqualTo("next");
        assertThat(lines.subList(0, 3)).allMatch(piece -> piece.text().endsWith(ChunkText.CONTINUES));
        assertThat(text().replace(ChunkText.CONTINUES + "\n", "")).isEqualTo(line + "\nnext\n");
    }

    @Test
    void doesNotWaitForTheEndOfAnEndlessLine() {
        var secret = "correct horse battery staple";
        var limit = FollowedSpool.LONGEST_READ - 64 * 1024;
        var line = "x".repeat(limit - 10) + secret + "y".repeat(FollowedSpool.LONGEST_READ);
        var tail = logs.open(log, 1, Redaction.of(List.of(secret))).follow("plan", "plan", spool(line));

        assertThat(tail.pump()).isPositive();
        tail.finish();
        assertThat(text().replace(ChunkText.CONTINUES + "\n", ""))
                .isEqualTo(line.replace(secret, Redaction.MASK) + "\n");
    }

    @Test
    void storesWhatIsNoText() throws IOException {
        var spool = folder.resolve("binary");
        Files.write(spool, new byte[] {'a', 0, 'b', (byte) 0xFF, (byte) 0xC3, '\n', (byte) 0xE2, (byte) 0x82, '\n'});
        open(1).follow("plan", "plan", spool).finish();

        assertThat(text()).isEqualTo("a␀b\uFFFD\uFFFD\n\uFFFD\n");
    }

    @Test
    void hidesAPrivateKeyThatIsReadInPieces() throws IOException {
        var spool = spool("key:\n-----BEGIN RSA PRIVATE KEY-----\nMIIEow");
        open(1).follow("plan", "plan", spool).pump();
        Files.writeString(spool, "IBAAKCAQ\nabcd==\n-----END RSA PRIVATE KEY-----\ndone\n", StandardOpenOption.APPEND);
        open(2).follow("plan", "plan", spool).pump();

        assertThat(text()).isEqualTo("key:\n[redacted]\n[redacted]\n[redacted]\n[redacted]\ndone\n");
    }

    @Test
    void refusesASecondFollowerOfTheSameSpool() {
        var spool = spool("one\n");
        var first = open(1).follow("plan", "plan", spool);
        var second = open(1).follow("plan", "plan", spool);
        first.pump();

        assertThatIllegalStateException().isThrownBy(second::pump);
        assertThat(text()).isEqualTo("one\n");
    }

    @Test
    void saysWithinTheCallersTransaction() {
        var writer = open(1);
        transactions.executeWithoutResult(status -> {
            writer.say("plan", "rolled back");
            status.setRollbackOnly();
        });
        writer.say("plan", "kept");

        assertThat(reader.lines(log, 1, 10)).extracting(LogLine::text).containsExactly("kept");
    }

    @Test
    void doesNotFollowWithinATransaction() {
        var tail = open(1).follow("plan", "plan", spool("one\n"));

        assertThatIllegalStateException().isThrownBy(() -> transactions.executeWithoutResult(status -> tail.pump()));
        assertThat(tail.pump()).isEqualTo(1);
    }

    @Test
    void ordersTwoWritersWithoutGaps() throws Exception {
        var writer = open(1);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = new ArrayList<Callable<Void>>();
            for (var phase : List.of("image", "plan")) {
                tasks.add(() -> {
                    IntStream.rangeClosed(1, 100).forEach(number -> writer.say(phase, phase + " " + number));
                    return null;
                });
            }
            for (var done : executor.invokeAll(tasks)) {
                done.get();
            }
        }

        var chunks = reader.chunksAfter(log, 0, 1_000);
        assertThat(chunks).extracting(LogChunk::sequence).containsExactly(range(1, 200));
        assertThat(chunks).extracting(LogChunk::firstLine).containsExactly(range(1, 200));
        for (var phase : List.of("image", "plan")) {
            assertThat(chunks.stream().filter(chunk -> chunk.phase().equals(phase)))
                    .extracting(LogChunk::text)
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 100)
                            .mapToObj(number -> phase + " " + number + "\n")
                            .toList());
        }
    }

    @Test
    void readsLinesByNumberAcrossChunks() {
        open(1).follow("plan", "plan", numberedLines(1_000)).finish();

        assertThat(reader.lines(log, 399, 3))
                .extracting(LogLine::number, LogLine::text)
                .containsExactly(tuple(399L, "line 399"), tuple(400L, "line 400"), tuple(401L, "line 401"));
        assertThat(reader.lines(log, 999, 10)).extracting(LogLine::number).containsExactly(999L, 1_000L);
        assertThat(reader.lines(log, 1_001, 10)).isEmpty();
    }

    @Test
    void findsLinesWithoutRegardToCaseAndColours() {
        var writer = open(1);
        writer.say("plan", "nothing here\n\u001b[31mErr\u001b[1mor\u001b[0m: Größe ERROR");
        writer.follow("plan", "plan", numberedLines(1_000)).finish();
        writer.say("plan", "no error: at all");

        assertThat(reader.search(log, "ERROR:", 0, 10))
                .containsExactly(new LogMatch(2, "Error: Größe ERROR"), new LogMatch(1_003, "no error: at all"));
        assertThat(reader.search(log, "error:", 2, 10))
                .extracting(LogMatch::line)
                .containsExactly(1_003L);
        assertThat(reader.search(log, "größe", 0, 10)).hasSize(1);
        assertThat(reader.search(log, "line 7", 0, 3))
                .extracting(LogMatch::line)
                .containsExactly(9L, 72L, 73L);
        assertThat(reader.search(log, "line 1000", 1_001, 3))
                .extracting(LogMatch::line)
                .containsExactly(1_002L);
        assertThat(reader.search(log, "[31m", 0, 3)).isEmpty();
    }

    @Test
    void tellsWhichLinesBelongToWhichPhase() {
        assertThat(reader.sections(log)).isEmpty();
        var writer = open(1);
        writer.say("image", "one\ntwo");
        writer.say("image", "three");
        writer.say("init", "four");
        writer.say("image", "five");

        assertThat(reader.sections(log))
                .containsExactly(
                        new LogSection("image", 1, 3), new LogSection("init", 4, 4), new LogSection("image", 5, 5));
    }

    private LogWriter open(long epoch) {
        return logs.open(log, epoch, Redaction.ofPatterns());
    }

    private Path numberedLines(int count) {
        return spool(IntStream.rangeClosed(1, count)
                .mapToObj(number -> "line " + number + "\n")
                .reduce("", String::concat));
    }

    private Path spool(String text) {
        try {
            return Files.writeString(Files.createTempFile(folder, "spool", ""), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String text() {
        return text(log);
    }

    private String text(LogIdentifier log) {
        var out = new ByteArrayOutputStream();
        try {
            reader.copyTo(log, out);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Long[] range(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toArray(Long[]::new);
    }
}
