package dev.pressyard.provisioning.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pressyard.provisioning.notification.Notifications;
import dev.pressyard.provisioning.notification.Subscription;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class NodeLogFeedTests {

    private static final LogIdentifier LOG = new LogIdentifier(7);

    private final StoredLog stored = new StoredLog();

    private final CapturedNotifications notifications = new CapturedNotifications();

    private final NodeLogFeed feed = new NodeLogFeed(stored, notifications);

    private final List<Long> rung = new CopyOnWriteArrayList<>();

    @Test
    void readsOnceForAllViewersWhatAnotherNodeHasWritten() {
        try (var _ = feed.subscribe(LOG, rung::add);
                var _ = feed.subscribe(LOG, rung::add)) {
            stored.length = 5;
            notifications.deliver("7:5");

            await().until(() -> rung.size() == 2);
            for (int viewer = 0; viewer < 100; viewer++) {
                assertThat(feed.chunksAfter(LOG, 0, 10)).hasSize(5);
            }
            assertThat(stored.reads).hasValue(1);
        }
    }

    @Test
    void staysSilentAboutWhatItAlreadyTold() {
        try (var _ = feed.subscribe(LOG, rung::add)) {
            stored.length = 6;
            notifications.deliver("7:5");
            await().until(() -> rung.size() == 1);
            notifications.deliver("7:5 8:1 7:4");
            notifications.deliver("7:7");

            await().until(() -> rung.size() == 2);
            assertThat(rung).last().isEqualTo(7L);
        }
    }

    @Test
    void looksForItselfWhenAnnouncementsMayHaveBeenMissed() {
        try (var _ = feed.subscribe(LOG, rung::add)) {
            stored.length = 3;
            notifications.deliver("");

            await().until(() -> rung.contains(3L));
            assertThat(feed.chunksAfter(LOG, 1, 10))
                    .extracting(LogChunk::sequence)
                    .containsExactly(2L, 3L);
        }
    }

    @Test
    void catchesUpWithWhatIsCommittedButNotYetAnnounced() {
        try (var _ = feed.subscribe(LOG, rung::add)) {
            stored.length = 3;
            notifications.deliver("7:3");
            await().until(() -> rung.contains(3L));
            stored.length = 5;
            assertThat(feed.chunksAfter(LOG, 3, 10)).isEmpty();

            feed.catchUp(LOG);

            assertThat(feed.chunksAfter(LOG, 3, 10))
                    .extracting(LogChunk::sequence)
                    .containsExactly(4L, 5L);
        }
    }

    @Test
    void keepsOnlyTheLatestChunksOfALeap() {
        try (var _ = feed.subscribe(LOG, rung::add)) {
            stored.length = 10_000;
            notifications.deliver("7:10000");
            await().until(() -> rung.contains(10_000L));

            assertThat(feed.chunksAfter(LOG, 9_999, 10)).hasSize(1);
            assertThat(stored.reads).hasValue(1);
            assertThat(feed.chunksAfter(LOG, 100, 10))
                    .extracting(LogChunk::sequence)
                    .startsWith(101L);
            assertThat(stored.reads).hasValue(2);
        }
    }

    @Test
    void wakesOthersWhenOneViewerFails() {
        try (var _ = feed.subscribe(LOG, lastSequence -> {
                    throw new IllegalStateException("broken on purpose");
                });
                var _ = feed.subscribe(LOG, rung::add)) {
            notifications.deliver("7:1");
            await().until(() -> rung.contains(1L));
        }
    }

    @Test
    void sumsUpABurstOfAnnouncements() {
        try (var announcements = new LogAnnouncements(notifications.published::add)) {
            LongStream.rangeClosed(1, 100_000).forEach(sequence -> announcements.add(LOG, sequence));
            announcements.add(new LogIdentifier(8), 1);
        }

        assertThat(notifications.published).hasSizeLessThan(50);
        assertThat(notifications.published)
                .flatExtracting(LogAnnouncements::parse)
                .contains(
                        new LogAnnouncements.Growth(LOG, 100_000),
                        new LogAnnouncements.Growth(new LogIdentifier(8), 1));
    }

    @Test
    void splitsAnnouncementsThatFitIntoNoNotification() {
        try (var announcements = new LogAnnouncements(notifications.published::add)) {
            LongStream.rangeClosed(1, 1_000)
                    .forEach(number ->
                            announcements.add(new LogIdentifier(Long.MAX_VALUE - number), Long.MAX_VALUE - number));
        }

        assertThat(notifications.published).allMatch(payload -> payload.length() <= 7_900);
        assertThat(notifications.published)
                .flatExtracting(LogAnnouncements::parse)
                .hasSize(1_000);
    }

    private static final class CapturedNotifications implements Notifications {

        private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

        private final List<String> published = new CopyOnWriteArrayList<>();

        @Override
        public Subscription subscribe(String channel, Consumer<String> listener) {
            listeners.add(listener);
            return () -> listeners.remove(listener);
        }

        @Override
        public void publish(String channel, String payload) {
            published.add(payload);
        }

        void deliver(String payload) {
            listeners.forEach(listener -> listener.accept(payload));
        }
    }

    /** A log of {@code length} chunks of one line each that counts how often it is read. */
    private static final class StoredLog implements LogReader {

        private final AtomicInteger reads = new AtomicInteger();

        private volatile long length;

        @Override
        public List<LogChunk> chunksAfter(LogIdentifier log, long sequence, int limit) {
            reads.incrementAndGet();
            return LongStream.rangeClosed(sequence + 1, Math.min(length, sequence + limit))
                    .mapToObj(number -> new LogChunk(number, "plan", Instant.EPOCH, number, 1, number + "\n"))
                    .toList();
        }

        @Override
        public LogExtent extent(LogIdentifier log) {
            return new LogExtent(length, length, length);
        }

        @Override
        public List<LogLine> lines(LogIdentifier log, long firstLine, int count) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<LogSection> sections(LogIdentifier log) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<LogMatch> search(LogIdentifier log, String text, long afterLine, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void copyTo(LogIdentifier log, OutputStream out) {
            throw new UnsupportedOperationException();
        }
    }
}
