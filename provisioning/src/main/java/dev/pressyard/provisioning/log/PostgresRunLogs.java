package dev.pressyard.provisioning.log;

import java.nio.file.Path;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Opens logs that are kept in Postgres. */
@Component
class PostgresRunLogs implements RunLogs {

    private final LogStore store;

    PostgresRunLogs(LogStore store) {
        this.store = store;
    }

    @Override
    public LogWriter open(LogIdentifier log, long epoch, Redaction redaction) {
        store.open(log, epoch);
        return new Writer(store, log, epoch, redaction);
    }

    private record Writer(LogStore store, LogIdentifier log, long epoch, Redaction redaction) implements LogWriter {

        @Override
        public void say(String phase, String line) {
            var raw = RawText.settle(RawText.of(line.isEmpty() ? "\n" : line));
            store.append(
                    log, epoch, phase, ChunkText.cut(redaction.apply(raw, 0).text()));
        }

        @Override
        public SpoolTail follow(String phase, String source, Path spool) {
            return new FollowedSpool(spool, store.position(log, source), redaction, (chunks, from, to) -> {
                if (TransactionSynchronizationManager.isActualTransactionActive()) {
                    throw new IllegalStateException("A spool is followed outside of transactions: " + source);
                }
                store.append(log, epoch, phase, chunks, source, from, to);
            });
        }
    }
}
