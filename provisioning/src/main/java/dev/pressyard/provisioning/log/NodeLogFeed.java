package dev.pressyard.provisioning.log;

import dev.pressyard.provisioning.notification.Notifications;
import dev.pressyard.provisioning.notification.Subscription;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The feed of one node: hears of its own writers directly and of other nodes' by notification. */
@Component
class NodeLogFeed implements LogFeed, DisposableBean {

    private static final String CHANNEL = "log";

    /** So many viewers at once read what memory no longer has; the other connections are for pages. */
    private static final int READERS_AT_ONCE = 3;

    private final Semaphore readers = new Semaphore(READERS_AT_ONCE, true);

    private final Map<LogIdentifier, WatchedLog> watched = new ConcurrentHashMap<>();

    private final LogReader reader;

    private final LogAnnouncements announcements;

    private final Subscription otherNodes;

    NodeLogFeed(LogReader reader, Notifications notifications) {
        this.reader = reader;
        this.announcements = new LogAnnouncements(payload -> notifications.publish(CHANNEL, payload));
        this.otherNodes = notifications.subscribe(CHANNEL, this::hear);
    }

    @Override
    public Subscription subscribe(LogIdentifier log, LogListener listener) {
        var place = new WatchedLog.Place(listener);
        watched.compute(log, (key, known) -> {
            var current = known == null ? new WatchedLog(log, reader) : known;
            current.add(place);
            return current;
        });
        return () -> watched.computeIfPresent(log, (key, known) -> known.isEmptyWithout(place) ? null : known);
    }

    @Override
    public List<LogChunk> chunksAfter(LogIdentifier log, long sequence, int limit) {
        var known = watched.get(log);
        var recent = known == null ? null : known.recentAfter(sequence, limit);
        return recent == null ? stored(log, sequence, limit) : recent;
    }

    private List<LogChunk> stored(LogIdentifier log, long sequence, int limit) {
        readers.acquireUninterruptibly();
        try {
            return reader.chunksAfter(log, sequence, limit);
        } finally {
            readers.release();
        }
    }

    @Override
    public void catchUp(LogIdentifier log) {
        var known = watched.get(log);
        if (known != null) {
            known.catchUpNow();
        }
    }

    /** To be called within the transaction that inserts {@code chunks}. */
    void announceAfterCommit(LogIdentifier log, List<LogChunk> chunks) {
        if (chunks.isEmpty()) {
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                announce(log, chunks);
            }
        });
    }

    private void announce(LogIdentifier log, List<LogChunk> chunks) {
        var known = watched.get(log);
        if (known != null) {
            known.append(chunks);
        }
        announcements.add(log, chunks.getLast().sequence());
    }

    private void hear(String payload) {
        if (payload.isEmpty()) {
            watched.values().forEach(WatchedLog::lookAgain);
            return;
        }
        for (var growth : LogAnnouncements.parse(payload)) {
            var known = watched.get(growth.log());
            if (known != null) {
                known.grownTo(growth.lastSequence());
            }
        }
    }

    @Override
    public void destroy() {
        otherNodes.close();
        announcements.close();
    }
}
