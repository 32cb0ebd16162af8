package dev.pressyard.portal.measurement;

import org.springframework.jdbc.core.simple.JdbcClient;

/** A run that is under way, and that no worker works on. */
final class MeasuredRun {

    private static final String BEGIN = """
            with place as (
                insert into target (id, name, kind, regions, created_at)
                values (gen_random_uuid(), 'measured', 'AWS', '{eu-west-3}', now()) returning id)
            insert into run (kind, status, stack_id, target_id, subject, region, requested_by, requested_at, approval_needed,
                             started_at)
            select 'PLATFORM', 'APPLYING', gen_random_uuid(), id, 'a long log', 'eu-west-3', 'admin', now(), false, now()
            from place returning number""";

    private MeasuredRun() {}

    /** Returns its number. */
    static long begin(JdbcClient database) {
        return database.sql(BEGIN).query(Long.class).single();
    }
}
