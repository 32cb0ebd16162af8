package dev.pressyard.provisioning.log;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes the rows of logs. Every write names its epoch, and a stale one is refused. */
@Component
class LogStore {

    private static final String OPEN = """
            insert into run_log (log, epoch) values (:log, :epoch)
            on conflict (log) do update set epoch = excluded.epoch where run_log.epoch <= excluded.epoch
            """;

    private static final String ADVANCE = """
            update run_log
               set chunks = chunks + :chunks, lines = lines + :lines, bytes = bytes + :bytes
             where log = :log and epoch = :epoch
            returning chunks, lines, bytes
            """;

    private static final String INSERT_CHUNK = """
            insert into run_log_chunk (log, sequence, phase, written_at, first_line, line_count, text)
            values (:log, :sequence, :phase, :writtenAt, :firstLine, :lineCount, :text)
            """;

    private static final String KNOW_SOURCE =
            "insert into run_log_source (log, source) values (:log, :source) on conflict do nothing";

    private static final String READ_POSITION =
            "select bytes_read, hidden_lines from run_log_source where log = :log and source = :source";

    private static final String MOVE_POSITION = """
            update run_log_source set bytes_read = :to, hidden_lines = :hiddenLines
             where log = :log and source = :source and bytes_read = :from
            """;

    private final JdbcClient jdbc;

    private final NamedParameterJdbcOperations batches;

    private final Clock clock;

    private final NodeLogFeed feed;

    LogStore(JdbcClient jdbc, NamedParameterJdbcOperations batches, Clock clock, NodeLogFeed feed) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
        this.feed = feed;
    }

    /** Closes the log to lower epochs. */
    @Transactional
    void open(LogIdentifier log, long epoch) {
        int rows =
                jdbc.sql(OPEN).param("log", log.value()).param("epoch", epoch).update();
        if (rows == 0) {
            throw new StaleLogWriterException(log, epoch);
        }
    }

    /** Where the spool was last read to. */
    @Transactional
    SpoolPosition position(LogIdentifier log, String source) {
        jdbc.sql(KNOW_SOURCE).param("log", log.value()).param("source", source).update();
        return jdbc.sql(READ_POSITION)
                .param("log", log.value())
                .param("source", source)
                .query((row, number) -> new SpoolPosition(row.getLong("bytes_read"), row.getInt("hidden_lines")))
                .single();
    }

    @Transactional
    void append(LogIdentifier log, long epoch, String phase, List<ChunkText> texts) {
        var head = advance(log, epoch, texts);
        var chunks = numbered(phase, texts, head);
        insert(log, chunks);
        feed.announceAfterCommit(log, chunks);
    }

    /** Appends what was read of a spool, and moves its position, in one transaction. */
    @Transactional
    void append(
            LogIdentifier log,
            long epoch,
            String phase,
            List<ChunkText> texts,
            String source,
            SpoolPosition from,
            SpoolPosition to) {
        append(log, epoch, phase, texts);
        int rows = jdbc.sql(MOVE_POSITION)
                .param("log", log.value())
                .param("source", source)
                .param("from", from.offset())
                .param("to", to.offset())
                .param("hiddenLines", to.hiddenLines())
                .update();
        if (rows == 0) {
            throw new IllegalStateException("Somebody else follows " + source + " of log " + log.value());
        }
    }

    private LogExtent advance(LogIdentifier log, long epoch, List<ChunkText> texts) {
        return jdbc.sql(ADVANCE)
                .param("log", log.value())
                .param("epoch", epoch)
                .param("chunks", texts.size())
                .param("lines", texts.stream().mapToInt(ChunkText::lineCount).sum())
                .param(
                        "bytes",
                        texts.stream()
                                .mapToLong(text -> text.text().getBytes(StandardCharsets.UTF_8).length)
                                .sum())
                .query((row, number) ->
                        new LogExtent(row.getLong("lines"), row.getLong("bytes"), row.getLong("chunks")))
                .optional()
                .orElseThrow(() -> new StaleLogWriterException(log, epoch));
    }

    private List<LogChunk> numbered(String phase, List<ChunkText> texts, LogExtent head) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var chunks = new ArrayList<LogChunk>();
        long sequence = head.lastSequence() - texts.size() + 1;
        long line = head.lines() - texts.stream().mapToInt(ChunkText::lineCount).sum() + 1;
        for (var text : texts) {
            chunks.add(new LogChunk(sequence++, phase, now, line, text.lineCount(), text.text()));
            line += text.lineCount();
        }
        return chunks;
    }

    private void insert(LogIdentifier log, List<LogChunk> chunks) {
        batches.batchUpdate(
                INSERT_CHUNK,
                chunks.stream().map(chunk -> parameters(log, chunk)).toArray(SqlParameterSource[]::new));
    }

    private static SqlParameterSource parameters(LogIdentifier log, LogChunk chunk) {
        return new MapSqlParameterSource()
                .addValue("log", log.value())
                .addValue("sequence", chunk.sequence())
                .addValue("phase", chunk.phase())
                .addValue("writtenAt", chunk.writtenAt().atOffset(ZoneOffset.UTC))
                .addValue("firstLine", chunk.firstLine())
                .addValue("lineCount", chunk.lineCount())
                .addValue("text", chunk.text());
    }
}
