package dev.pressyard.provisioning.log;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads logs from Postgres, long ones in pages of a few megabytes and without a transaction that spans them. */
@Component
class PostgresLogReader implements LogReader {

    private static final String CHUNKS_AFTER = """
            select sequence, phase, written_at, first_line, line_count, text
              from run_log_chunk where log = :log and sequence > :sequence
             order by sequence limit :limit
            """;

    private static final String EXTENT = "select lines, bytes, chunks from run_log where log = :log";

    private static final String CHUNKS_OF_LINES = """
            select sequence, phase, written_at, first_line, line_count, text
              from run_log_chunk
             where log = :log and first_line < :end and first_line >= (
                   select max(first_line) from run_log_chunk where log = :log and first_line <= :first)
             order by first_line
            """;

    private static final String SEQUENCE_BEFORE_LINE = """
            select coalesce(max(sequence), 1) - 1 from run_log_chunk
             where log = :log and first_line = (
                   select max(first_line) from run_log_chunk where log = :log and first_line <= :line)
            """;

    private static final String BYTES_AFTER = """
            select sequence, first_line, text from run_log_chunk
             where log = :log and sequence > :sequence and sequence <= :last
             order by sequence limit :limit
            """;

    private static final String SECTIONS = """
            with turns as (
                select phase, first_line, lag(phase) over (order by sequence) is distinct from phase as begins
                  from run_log_chunk where log = :log)
            select phase, first_line as first,
                   coalesce(lead(first_line) over (order by first_line),
                            (select lines + 1 from run_log where log = :log)) - 1 as last
              from (select phase, first_line from turns where begins order by first_line limit 1000) section
             order by first_line
            """;

    private static final int MOST_CHUNKS = 1_000;

    private static final int MOST_LINES = 10_000;

    /** At most four mebibytes of text. */
    private static final int PAGE = 64;

    private final JdbcClient jdbc;

    PostgresLogReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<LogChunk> chunksAfter(LogIdentifier log, long sequence, int limit) {
        return jdbc.sql(CHUNKS_AFTER)
                .param("log", log.value())
                .param("sequence", sequence)
                .param("limit", between(limit, MOST_CHUNKS))
                .query((row, number) -> chunk(row))
                .list();
    }

    @Override
    public LogExtent extent(LogIdentifier log) {
        return jdbc.sql(EXTENT)
                .param("log", log.value())
                .query((row, number) ->
                        new LogExtent(row.getLong("lines"), row.getLong("bytes"), row.getLong("chunks")))
                .optional()
                .orElse(new LogExtent(0, 0, 0));
    }

    @Override
    public List<LogLine> lines(LogIdentifier log, long firstLine, int count) {
        long end = firstLine + between(count, MOST_LINES);
        var lines = new ArrayList<LogLine>();
        jdbc.sql(CHUNKS_OF_LINES)
                .param("log", log.value())
                .param("first", firstLine)
                .param("end", end)
                .query((row, number) -> chunk(row))
                .list()
                .forEach(chunk -> lines.addAll(chunk.lines()));
        return lines.stream()
                .filter(line -> line.number() >= firstLine && line.number() < end)
                .toList();
    }

    @Override
    public List<LogSection> sections(LogIdentifier log) {
        return jdbc.sql(SECTIONS)
                .param("log", log.value())
                .query(LogSection.class)
                .list();
    }

    @Override
    public List<LogMatch> search(LogIdentifier log, String text, long afterLine, int limit) {
        var search = new LogSearch(text, afterLine, between(limit, MOST_LINES));
        long last = extent(log).lastSequence();
        var page = page(log, sequenceBefore(log, afterLine + 1), last);
        while (!page.isEmpty() && !search.isComplete()) {
            page.forEach(chunk -> search.look(chunk.firstLine, chunk.bytes));
            page = page(log, page.getLast().sequence, last);
        }
        return search.matches();
    }

    @Override
    public void copyTo(LogIdentifier log, OutputStream out) throws IOException {
        long last = extent(log).lastSequence();
        for (var page = page(log, 0, last); !page.isEmpty(); page = page(log, page.getLast().sequence, last)) {
            for (var chunk : page) {
                out.write(chunk.bytes);
            }
        }
    }

    private long sequenceBefore(LogIdentifier log, long line) {
        return jdbc.sql(SEQUENCE_BEFORE_LINE)
                .param("log", log.value())
                .param("line", line)
                .query(Long.class)
                .single();
    }

    private List<ChunkBytes> page(LogIdentifier log, long sequence, long last) {
        return jdbc.sql(BYTES_AFTER)
                .param("log", log.value())
                .param("sequence", sequence)
                .param("last", last)
                .param("limit", PAGE)
                .query((row, number) ->
                        new ChunkBytes(row.getLong("sequence"), row.getLong("first_line"), row.getBytes("text")))
                .list();
    }

    private static LogChunk chunk(ResultSet row) throws SQLException {
        return new LogChunk(
                row.getLong("sequence"),
                row.getString("phase"),
                row.getObject("written_at", OffsetDateTime.class).toInstant(),
                row.getLong("first_line"),
                row.getInt("line_count"),
                row.getString("text"));
    }

    private static int between(int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(value + " is not between 1 and " + most);
        }
        return value;
    }

    /** A chunk as the driver received it, in UTF-8; never compared. */
    @SuppressWarnings("ArrayRecordComponent")
    private record ChunkBytes(long sequence, long firstLine, byte[] bytes) {}
}
