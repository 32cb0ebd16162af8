package dev.pressyard.provisioning.site;

import dev.pressyard.provisioning.run.Phase;
import dev.pressyard.provisioning.run.RunKind;
import dev.pressyard.provisioning.run.RunStatus;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sites as lists show them: searched, filtered, sorted and paged by key in the database. */
@Repository
public class SiteListing {

    private static final String COUNT = "select status, count(*) as sites from site group by status";
    private static final String OWNERS =
            "select distinct owner from site where status <> 'DESTROYED' order by owner limit 200";
    private static final String TAGS = """
            select distinct unnest(tags) as tag
            from site
            where status <> 'DESTROYED' and tags <> '{}'
            order by tag limit 200
            """;

    private final JdbcClient jdbc;

    SiteListing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In which order sites are listed. */
    public enum Order {
        /** What failed first, then what waits for an approval, what is at work, the rest; by name within each. */
        ATTENTION("%1$s.attention, %1$s.id", "site.attention", "(site.attention, site.id) > (:after, :afterId)"),
        NAME("%1$s.name, %1$s.id", "site.name", "(site.name, site.id) > (:after, :afterId)"),
        NEWEST(
                "%1$s.created_at desc, %1$s.id desc",
                "to_char(site.created_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')",
                "(site.created_at, site.id) < (cast(:after as timestamptz), :afterId)");

        /** As many characters as {@code 2026-11-25T17:43:04.000000Z}. */
        private static final int MOMENT = 27;

        /** Longer ones are no dates to Postgres. */
        private static final int YEAR = 4;

        private final String by;
        private final String key;
        private final String after;

        Order(String by, String key, String after) {
            this.by = by;
            this.key = key;
            this.after = after;
        }

        /** Whether a key can be one of this order; keys come back from outside. */
        public boolean knows(String key) {
            try {
                return this != NEWEST
                        || (key.length() == MOMENT && key.charAt(YEAR) == '-' && Instant.parse(key) != null);
            } catch (DateTimeParseException malformed) {
                return false;
            }
        }
    }

    /**
     * Which sites are listed.
     *
     * @param search part of the name or title; {@code null} for all
     * @param status {@code null} for all but destroyed ones
     */
    public record Filter(
            @Nullable String search,
            @Nullable SiteStatus status,
            @Nullable Environment environment,
            @Nullable String owner,
            @Nullable String target,
            @Nullable String tag) {}

    /** The place of a site in a list: the next page begins after it. */
    public record Position(String key, UUID id) {}

    /**
     * A site in a list.
     *
     * @param lastRun the newest run; absent only for a site whose runs are gone
     */
    public record Entry(
            Position position,
            String name,
            String title,
            SiteStatus status,
            Environment environment,
            String target,
            String region,
            String owner,
            List<String> tags,
            @Nullable URI url,
            Instant createdAt,
            @Nullable LastRun lastRun) {}

    /**
     * The newest run of a site.
     *
     * @param at when it ended, or began if it has not ended, or was asked for
     * @param phase what it is doing now; {@code null} while it does nothing
     */
    public record LastRun(
            long number,
            RunKind kind,
            RunStatus status,
            Instant at,
            @Nullable PhaseNow phase) {}

    /** A phase that is under way. */
    public record PhaseNow(Phase phase, Instant startedAt) {}

    /**
     * One page of sites.
     *
     * @param after the last site of the page before; {@code null} for the first page
     * @param limit at most so many
     */
    public List<Entry> find(Filter filter, Order order, @Nullable Position after, int limit) {
        var conditions = SiteConditions.of(filter);
        if (after != null) {
            conditions.add(order.after, Map.of("after", after.key(), "afterId", after.id()));
        }
        return jdbc.sql(question(order, conditions))
                .params(conditions.parameters())
                .param("limit", limit)
                .query((row, number) -> entry(row))
                .list();
    }

    /** The rows of the page first, in the order of an index; what else a row shows is looked up for these alone. */
    private static String question(Order order, SiteConditions conditions) {
        return """
            with page as (
                select site.*, target.name as target, %1$s as position
                from site
                join target on target.id = site.target_id
                where %2$s
                order by %3$s
                limit :limit
            )
            select page.*, spec.body ->> 'region' as region,
                   run.number as run, run.kind as run_kind, run.status as run_status,
                   coalesce(run.finished_at, run.started_at, run.requested_at) as run_at,
                   phase.phase, phase.started_at as phase_started_at
            from page
            join site_spec spec on spec.site_id = page.id and spec.version = page.current_spec_version
            left join lateral (select * from run where run.site_id = page.id order by number desc limit 1) run on true
            left join lateral (select * from run_phase where run_number = run.number and status = 'RUNNING'
                               order by ordinal desc limit 1) phase on true
            order by %4$s
            """.formatted(order.key, conditions.text(), order.by.formatted("site"), order.by.formatted("page"));
    }

    /** How many sites are in each status; none for a status without sites. */
    public Map<SiteStatus, Long> counts() {
        var counts = new EnumMap<SiteStatus, Long>(SiteStatus.class);
        jdbc.sql(COUNT).query(row -> {
            counts.put(SiteStatus.valueOf(row.getString("status")), row.getLong("sites"));
        });
        return counts;
    }

    /** The people who own sites, by name; 200 at most. */
    public List<String> owners() {
        return jdbc.sql(OWNERS).query(String.class).list();
    }

    /** The tags of sites that are there, by name; 200 at most. */
    public List<String> tags() {
        return jdbc.sql(TAGS).query(String.class).list();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                new Position(row.getString("position"), row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("title"),
                SiteStatus.valueOf(row.getString("status")),
                Environment.valueOf(row.getString("environment")),
                row.getString("target"),
                row.getString("region"),
                row.getString("owner"),
                List.of((String[]) row.getArray("tags").getArray()),
                Optional.ofNullable(row.getString("url")).map(URI::create).orElse(null),
                instant(row, "created_at"),
                lastRun(row));
    }

    private static @Nullable LastRun lastRun(ResultSet row) throws SQLException {
        var number = row.getLong("run");
        return row.wasNull()
                ? null
                : new LastRun(
                        number,
                        RunKind.valueOf(row.getString("run_kind")),
                        RunStatus.valueOf(row.getString("run_status")),
                        instant(row, "run_at"),
                        phase(row));
    }

    private static @Nullable PhaseNow phase(ResultSet row) throws SQLException {
        var phase = row.getString("phase");
        return phase == null ? null : new PhaseNow(Phase.valueOf(phase), instant(row, "phase_started_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
