package dev.pressyard.provisioning.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pressyard.provisioning.notification.Notifications;
import dev.pressyard.provisioning.testing.PostgresTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Two nodes: {@code feed} is the writer's own, {@code elsewhere} hears of it through Postgres alone. */
@PostgresTest
class LogFeedIntegrationTests {

    private static final AtomicLong NUMBERS = new AtomicLong(500_000);

    private final LogIdentifier log = new LogIdentifier(NUMBERS.incrementAndGet());

    private final List<Long> rung = new CopyOnWriteArrayList<>();

    private final RunLogs logs;

    private final NodeLogFeed feed;

    private final LogReader reader;

    private final NodeLogFeed elsewhere;

    private final TransactionTemplate transactions;

    LogFeedIntegrationTests(
            @Autowired RunLogs logs,
            @Autowired NodeLogFeed feed,
            @Autowired LogReader reader,
            @Autowired Notifications notifications,
            @Autowired TransactionTemplate transactions) {
        this.logs = logs;
        this.feed = feed;
        this.reader = reader;
        this.transactions = transactions;
        this.elsewhere = new NodeLogFeed(reader, notifications);
    }

    @BeforeEach
    void awaitNotifications() {
        var warmUp = new LogIdentifier(NUMBERS.incrementAndGet());
        var writer = logs.open(warmUp, 1, Redaction.ofPatterns());
        try (var _ = elsewhere.subscribe(warmUp, rung::add)) {
            await().until(() -> {
                writer.say("plan", "there");
                return !rung.isEmpty();
            });
        }
        rung.clear();
    }

    @AfterEach
    void closeTheOtherNode() {
        elsewhere.destroy();
    }

    @Test
    void ringsOnTheWritersNodeAndSharesWhatWasWritten() {
        try (var _ = feed.subscribe(log, rung::add)) {
            open().say("plan", "one");

            await().until(() -> rung.contains(1L));
            var chunks = feed.chunksAfter(log, 0, 10);
            assertThat(chunks).isEqualTo(reader.chunksAfter(log, 0, 10));
            assertThat(feed.chunksAfter(log, 0, 10).getFirst()).isSameAs(chunks.getFirst());
        }
    }

    @Test
    void ringsOnOtherNodesAndSharesWhatWasWritten() {
        try (var _ = elsewhere.subscribe(log, rung::add)) {
            open().say("plan", "one");

            await().until(() -> rung.contains(1L));
            var chunks = elsewhere.chunksAfter(log, 0, 10);
            assertThat(chunks).isEqualTo(reader.chunksAfter(log, 0, 10));
            assertThat(elsewhere.chunksAfter(log, 0, 10).getFirst()).isSameAs(chunks.getFirst());
        }
    }

    @Test
    void tellsOnlyWhatWasCommitted() {
        var writer = open();
        try (var _ = feed.subscribe(log, rung::add)) {
            transactions.executeWithoutResult(status -> {
                writer.say("plan", "rolled back");
                status.setRollbackOnly();
            });
            writer.say("plan", "committed");

            await().until(() -> !rung.isEmpty());
            assertThat(feed.chunksAfter(log, 0, 10)).extracting(LogChunk::text).containsExactly("committed\n");
        }
    }

    @Test
    void letsViewersFollowWithoutGapsOrRepetitionsOnBothNodes() {
        var writer = open();
        writer.say("plan", "before anybody came");
        var here = new Viewer(feed);
        var there = new Viewer(elsewhere);
        try (var _ = feed.subscribe(log, here);
                var _ = elsewhere.subscribe(log, there)) {
            IntStream.rangeClosed(2, 300).forEach(number -> writer.say("plan", "line " + number));

            await().until(() ->
                    here.sequences().size() == 300 && there.sequences().size() == 300);
            assertThat(here.sequences()).containsExactlyElementsOf(range(1, 300));
            assertThat(there.sequences()).containsExactlyElementsOf(range(1, 300));
        }
    }

    @Test
    void readsWhatMemoryNoLongerHolds() {
        var writer = open();
        try (var _ = feed.subscribe(log, rung::add)) {
            IntStream.rangeClosed(1, WatchedLog.KEPT_CHUNKS + 10)
                    .forEach(number -> writer.say("plan", "line " + number));

            assertThat(feed.chunksAfter(log, 3, 1_000))
                    .extracting(LogChunk::sequence)
                    .containsExactlyElementsOf(range(4, WatchedLog.KEPT_CHUNKS + 10));
            assertThat(feed.chunksAfter(log, 20, 2))
                    .extracting(LogChunk::sequence)
                    .containsExactly(21L, 22L);
            assertThat(feed.chunksAfter(log, WatchedLog.KEPT_CHUNKS + 10, 2)).isEmpty();
        }
    }

    @Test
    void ringsNobodyWhoHasLeft() {
        var writer = open();
        feed.subscribe(log, rung::add).close();
        var others = new CopyOnWriteArrayList<Long>();
        try (var _ = feed.subscribe(log, others::add)) {
            writer.say("plan", "one");
            await().until(() -> others.contains(1L));
        }
        assertThat(rung).isEmpty();
    }

    private LogWriter open() {
        return logs.open(log, 1, Redaction.ofPatterns());
    }

    private static List<Long> range(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    /** Reads on after each ring from where it stopped. Rings come one at a time, so it may do so at once. */
    private final class Viewer implements LogListener {

        private final LogFeed source;

        private final List<Long> sequences = new ArrayList<>();

        Viewer(LogFeed source) {
            this.source = source;
        }

        @Override
        public synchronized void grown(long lastSequence) {
            var position = sequences.isEmpty() ? 0 : sequences.getLast();
            source.chunksAfter(log, position, 1_000).forEach(chunk -> sequences.add(chunk.sequence()));
        }

        synchronized List<Long> sequences() {
            return List.copyOf(sequences);
        }
    }
}
