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

    private static final String COUNT =
            """
            select count(*) filter (where site.status = 'READY') as ready,
                   count(*) filter (where %s) as attention,
                   count(*) filter (where %s) as waiting,
                   count(*) filter (where %s) as work
            from site where %%s
            """.formatted(SiteGroup.ATTENTION.condition(), SiteGroup.WAITING.condition(), SiteGroup.WORK.condition());
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
        ATTENTION("attention", Direction.UP, "site.attention", ":key"),
        NAME("name", Direction.UP, "site.name", ":key"),
        NEWEST(
                "created_at",
                Direction.DOWN,
                "to_char(site.created_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')",
                "cast(:key as timestamptz)");

        /** As many characters as {@code 2026-11-25T17:43:04.000000Z}. */
        private static final int MOMENT = 27;

        /** Longer ones are no dates to Postgres. */
        private static final int YEAR = 4;

        private final String column;
        private final Direction direction;
        private final String key;
        private final String value;

        /**
         * @param key the column's value as text
         * @param value such a text as a value of the column
         */
        Order(String column, Direction direction, String key, String value) {
            this.column = column;
            this.direction = direction;
            this.key = key;
            this.value = value;
        }

        private String by(String table, Way way) {
            return "%1$s.%2$s %3$s, %1$s.id %3$s".formatted(table, column, direction.going(way).word);
        }

        private String beyond(Way way) {
            return "(site.%s, site.id) %s (%s, :keyId)".formatted(column, direction.going(way).comparison, value);
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

    private enum Direction {
        UP("asc", ">"),
        DOWN("desc", "<");

        private final String word;
        private final String comparison;

        Direction(String word, String comparison) {
            this.word = word;
            this.comparison = comparison;
        }

        Direction going(Way way) {
            return (this == UP) == (way == Way.ON) ? UP : DOWN;
        }
    }

    /** How a list is gone through. */
    private enum Way {
        ON,
        BACK
    }

    /**
     * Which sites are listed.
     *
     * @param search part of the name or title; {@code null} for all
     * @param status {@code null} for all but destroyed ones
     * @param group {@code null} for all
     */
    public record Filter(
            @Nullable String search,
            @Nullable SiteStatus status,
            @Nullable SiteGroup group,
            @Nullable Environment environment,
            @Nullable String owner,
            @Nullable String target,
            @Nullable String tag) {

        private Filter inAnyState() {
            return new Filter(search, null, null, environment, owner, target, tag);
        }
    }

    /** The place of a site in a list: the next page begins after it, and the page before ends ahead of it. */
    public record Position(String key, UUID id) {}

    /** How many sites are well, how many need somebody, wait for an approval, and are being worked on. */
    public record Counts(long ready, long attention, long waiting, long work) {}

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
        return find(filter, order, after, Way.ON, limit);
    }

    /** Those just ahead of a site, in the same order; it costs what a page costs, wherever it is. */
    public List<Entry> findBefore(Filter filter, Order order, Position before, int limit) {
        return find(filter, order, before, Way.BACK, limit);
    }

    private List<Entry> find(Filter filter, Order order, @Nullable Position from, Way way, int limit) {
        var conditions = SiteConditions.of(filter);
        if (from != null) {
            conditions.add(order.beyond(way), Map.of("key", from.key(), "keyId", from.id()));
        }
        return jdbc.sql(question(order, way, conditions))
                .params(conditions.parameters())
                .param("limit", limit)
                .query((row, number) -> entry(row))
                .list();
    }

    /** The rows of the page first, in the order of an index; what else a row shows is looked up for these alone. */
    private static String question(Order order, Way way, SiteConditions conditions) {
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
            """.formatted(order.key, conditions.text(), order.by("site", way), order.by("page", Way.ON));
    }

    /** How the sites stand that a filter lets pass, whatever it says of their state. */
    public Counts counts(Filter filter) {
        var conditions = SiteConditions.of(filter.inAnyState());
        return jdbc.sql(COUNT.formatted(conditions.text()))
                .params(conditions.parameters())
                .query(Counts.class)
                .single();
    }

    /** Whether nobody has ever ordered a site. */
    public boolean isEmpty() {
        return jdbc.sql("select not exists (select from site)")
                .query(Boolean.class)
                .single();
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
