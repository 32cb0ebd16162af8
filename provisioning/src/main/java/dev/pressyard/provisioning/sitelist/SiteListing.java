package dev.pressyard.provisioning.sitelist;

import dev.pressyard.provisioning.site.Environment;
import dev.pressyard.provisioning.site.SiteStatus;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sites as lists show them: searched, filtered, sorted and paged by key in the database. */
@Repository
public class SiteListing {

    private static final String COUNT =
            """
            select coalesce(sum(sites) filter (where site.status = 'READY'), 0) as ready,
                   coalesce(sum(sites) filter (where %s), 0) as attention,
                   coalesce(sum(sites) filter (where %s), 0) as waiting,
                   coalesce(sum(sites) filter (where %s), 0) as work
            from (select status, awaits_approval, count(*) as sites
                  from site where %%s
                  group by status, awaits_approval) site
            """.formatted(SiteGroup.ATTENTION.condition(), SiteGroup.WAITING.condition(), SiteGroup.WORK.condition());

    /** From each owner to the next by an index: there are few, and many sites of each. */
    private static final String OWNERS = """
        with recursive owners as (
            (select owner from site where status <> 'DESTROYED' order by owner limit 1)
            union all
            select (select owner from site where status <> 'DESTROYED' and owner > owners.owner order by owner limit 1)
            from owners where owner is not null
        )
        select owner from owners where owner is not null order by owner limit 200
        """;

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
     * One page of sites.
     *
     * @param after the last site of the page before; {@code null} for the first page
     * @param limit at most so many
     */
    public List<ListedSite> find(Filter filter, SiteSorting sorting, @Nullable Position after, int limit) {
        return find(filter, sorting, after, SiteSorting.Way.ON, limit);
    }

    /** Those just ahead of a site, in the same order; it costs what a page costs, wherever it is. */
    public List<ListedSite> findBefore(Filter filter, SiteSorting sorting, Position before, int limit) {
        return find(filter, sorting, before, SiteSorting.Way.BACK, limit);
    }

    private List<ListedSite> find(
            Filter filter, SiteSorting sorting, @Nullable Position from, SiteSorting.Way way, int limit) {
        var conditions = SiteConditions.of(filter);
        if (from != null) {
            conditions.add(sorting.beyond(way), Map.of("key", from.key(), "keyId", from.id()));
        }
        return jdbc.sql(question(sorting, way, conditions))
                .params(conditions.parameters())
                .param("limit", limit)
                .query((row, number) -> ListedSite.of(row))
                .list();
    }

    /** The rows of the page first, in the order of an index; what else a row shows is looked up for these alone. */
    private static String question(SiteSorting sorting, SiteSorting.Way way, SiteConditions conditions) {
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
            """.formatted(
                sorting.key(), conditions.text(), sorting.by("site", way), sorting.by("page", SiteSorting.Way.ON));
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
}
