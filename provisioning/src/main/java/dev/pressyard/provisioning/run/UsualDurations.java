package dev.pressyard.provisioning.run;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How long the phases of runs usually take: the median of the last successful ones of the same kind. Image phases that
 * found their image built do not count: to look one up says nothing about building one.
 */
@Repository
public class UsualDurations {

    /** An approval takes as long as a person does; nothing is usual about it. */
    private static final String MEDIANS = """
        with recent as (
            select number from run where kind = :kind and status = 'APPLIED' and number < :before order by number desc limit :runs)
        select phase, percentile_cont(0.5) within group (
                   order by extract(epoch from finished_at - started_at)::double precision) as seconds
        from run_phase
        join recent on recent.number = run_phase.run_number
        where status = 'SUCCEEDED' and phase <> 'APPROVAL' and started_at is not null and finished_at is not null
          and (phase <> 'IMAGE' or strpos(summary, :built) > 0)
        group by phase
        """;

    private static final int RUNS = 20;

    private final JdbcClient jdbc;

    UsualDurations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By phase; without those that no run of this kind has been through. */
    public Map<Phase, Duration> of(RunKind kind) {
        return of(kind, Long.MAX_VALUE);
    }

    /** What a run is compared with: what was usual for its kind until then. */
    public Map<Phase, Duration> before(Run run) {
        return of(run.kind(), run.identifier().number());
    }

    private Map<Phase, Duration> of(RunKind kind, long before) {
        var durations = new EnumMap<Phase, Duration>(Phase.class);
        jdbc.sql(MEDIANS)
                .param("kind", kind.name())
                .param("before", before)
                .param("runs", RUNS)
                .param("built", RunPhase.BUILT)
                .query(row -> {
                    durations.put(Phase.valueOf(row.getString("phase")), Duration.ofMillis((long)
                            (row.getDouble("seconds") * 1000)));
                });
        return durations;
    }
}
