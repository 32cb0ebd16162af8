package dev.pressyard.provisioning.worker;

import dev.pressyard.provisioning.run.RunStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The nodes of this installation, and what each is working on. */
@Repository
public class Nodes {

    private static final String LIVES = """
            select node, worker, slots, started_at, heard_at, stopped_at,
                   extract(epoch from now() - heard_at) as silence
            from node_life order by stopped_at is not null, node""";

    private static final String HELD = """
            select number, subject, status, worker from run
            where status in ('PREPARING', 'PLANNING', 'CONFIRMED', 'APPLYING', 'VERIFYING', 'RECOVERING')
              and worker is not null and lease_until > now()
            order by number""";

    private static final String WAITING = """
            select count(*) as runs, min(requested_at) as since from run where status = 'QUEUED'""";

    private final JdbcClient jdbc;
    private final WorkerSettings settings;

    Nodes(JdbcClient jdbc, WorkerSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** Whether a node is there. */
    public enum Standing {
        ALIVE,
        /** It has not been heard of for longer than a lease: what it held, others may take up. */
        SILENT,
        /** It said that it stops. */
        STOPPED
    }

    /**
     * A node, which is a data folder, in its present or last life.
     *
     * @param slots how many runs it works on at once; 0 = it only serves pages
     * @param runs those that it has a lease on
     */
    public record Node(
            String name, Standing standing, int slots, List<HeldRun> runs, Instant startedAt, Instant heardAt) {}

    /** A run that a node works on. */
    public record HeldRun(long number, String subject, RunStatus status) {}

    /**
     * The runs that nobody has taken up yet.
     *
     * @param since when the oldest of them was asked for; absent if there is none
     */
    public record Waiting(long runs, @Nullable Instant since) {}

    /** All nodes that were heard of within a week, those that are there first. */
    public List<Node> all() {
        var held = held();
        return jdbc.sql(LIVES).query((row, number) -> node(row, held)).list();
    }

    public Waiting waiting() {
        return jdbc.sql(WAITING)
                .query((row, number) -> new Waiting(row.getLong("runs"), instant(row, "since")))
                .single();
    }

    private Map<String, List<HeldRun>> held() {
        return jdbc
                .sql(HELD)
                .query((row, number) -> Map.entry(
                        row.getString("worker"),
                        new HeldRun(
                                row.getLong("number"),
                                row.getString("subject"),
                                RunStatus.valueOf(row.getString("status")))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private Node node(ResultSet row, Map<String, List<HeldRun>> held) throws SQLException {
        return new Node(
                row.getString("node"),
                standing(row),
                row.getInt("slots"),
                held.getOrDefault(row.getString("worker"), List.of()),
                there(row, "started_at"),
                there(row, "heard_at"));
    }

    private Standing standing(ResultSet row) throws SQLException {
        if (instant(row, "stopped_at") != null) {
            return Standing.STOPPED;
        }
        var silence = Duration.ofMillis((long) (row.getDouble("silence") * 1_000));
        return silence.compareTo(settings.lease()) > 0 ? Standing.SILENT : Standing.ALIVE;
    }

    private static Instant there(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
