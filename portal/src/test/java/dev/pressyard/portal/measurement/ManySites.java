package dev.pressyard.portal.measurement;

import dev.pressyard.provisioning.stack.PlanSummary;
import dev.pressyard.provisioning.state.StackIdentifier;
import dev.pressyard.provisioning.state.StateCredentials;
import dev.pressyard.provisioning.state.StateWriteResult;
import dev.pressyard.provisioning.state.StateWrites;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * A large installation: 10,000 sites with two specs and 12 outputs each, 100,000 runs with their phases, 1,000,000 rows
 * of audit. Those of the sites that are looked at, {@code site-1} to {@code site-100}, have a state of 100 resources
 * besides, and their newest runs, which are the last of all, a plan and a log.
 */
record ManySites(JdbcClient database, StateCredentials credentials, StateWrites states) {

    static final int SITES = 10_000;
    static final int RUNS = 100_000;
    static final int AUDIT_ROWS = 1_000_000;
    static final int LOOKED_AT = 100;
    private static final int RESOURCES = 100;

    private static final List<String> STATEMENTS = List.of(
            """
            insert into site (id, name, target_id, status, owner, request_id, current_spec_version, url, created_at, destroyed_at,
                              title, environment, tags)
            select gen_random_uuid(), 'site-' || n, (select id from target order by created_at limit 1),
                   case when n %% 100 = 11 then 'FAILED' when n %% 100 = 22 then 'PROVISIONING'
                        when n > 100 and n %% 100 > 92 then 'DESTROYED' else 'READY' end,
                   'person-' || n %% 49, gen_random_uuid(), 2, 'http://site-' || n || '.example/',
                   now() - n * interval '7 minutes', case when n > 100 and n %% 100 > 92 then now() end,
                   'Our site-' || n, (array['DEVELOPMENT', 'STAGING', 'PRODUCTION'])[1 + n %% 3],
                   case when n %% 5 = 0 then array['team-' || n %% 7] else '{}' end
            from generate_series(1, %d) n""".formatted(SITES),
            """
            insert into site_spec (site_id, version, body, created_by, created_at)
            select id, version, jsonb_build_object('title', title, 'region', 'us-east-1', 'size', 'SMALL',
                   'environment', environment, 'tags', tags,
                   'administratorEmail', owner || '@example.org'), owner, created_at
            from site, generate_series(1, 2) version""",
            """
            insert into site_output (site_id, name, value)
            select id, 'output_' || n, 'arn:aws:ecs:us-east-1:123456789012:service/' || name || '/' || n
            from site, generate_series(1, 12) n""",
            """
            insert into run (kind, status, stack_id, target_id, site_id, subject, region, spec_version, requested_by, requested_at,
                             approval_needed, epoch, started_at, finished_at)
            select case when n = 1 then 'CREATE' else 'UPDATE' end, case when n %% 7 = 3 then 'ERRORED' else 'APPLIED' end,
                   id, target_id, id, name, 'us-east-1', 1 + n %% 2, owner, created_at + n * interval '1 minute', false, 1,
                   created_at + n * interval '1 minute', created_at + n * interval '3 minutes'
            from generate_series(1, %d) n, site order by n, created_at""".formatted(RUNS / SITES),
            """
            insert into run_phase (run_number, ordinal, phase, status, node, started_at, finished_at, summary)
            select number, ordinal - 1, phase, 'SUCCEEDED', 'node-1', started_at, finished_at, '1 to change'
            from run, unnest(array['IMAGE', 'INIT', 'PLAN', 'APPROVAL', 'APPLY', 'VERIFY']) with ordinality steps (phase, ordinal)""",
            """
            insert into run_log (log, epoch, chunks, lines, bytes)
            select max(number), 1, 20, 2000, 200000 from run join site on site.id = run.site_id
            where site.name in (select 'site-' || n from generate_series(1, %d) n) group by site.id""".formatted(LOOKED_AT),
            """
            insert into audit_entry (id, at, actor, address, action, site, site_name, run, detail, previous_hash, hash)
            select n, now() - (%1$d - n) * interval '10 seconds', case when n %% 1000 = 7 then 'rare' else 'person-' || n %% 49 end,
                   '192.0.2.' || n %% 200,
                   (array['site.requested', 'run.approved', 'run.canceled', 'site.destroy-requested', 'sign-in.failed', 'site.change-requested'])[1 + n * 7 %% 11 %% 6],
                   site.id, site.name, 1 + n %% 100000, '{"specVersion": 2}', sha256((n - 1)::text::bytea), sha256(n::text::bytea)
            from generate_series(1, %1$d) n join site on site.name = 'site-' || 1 + n %% 9973""".formatted(AUDIT_ROWS),
            "alter table audit_head disable trigger all",
            "update audit_head set id = %1$d, at = now(), hash = sha256('%1$d')".formatted(AUDIT_ROWS),
            "alter table audit_head enable trigger all",
            "vacuum analyze");

    void write() {
        STATEMENTS.forEach(statement -> database.sql(statement).update());
        database.sql("select id from site where name in (select 'site-' || n from generate_series(1, :n) n)")
                .param("n", LOOKED_AT)
                .query(UUID.class)
                .list()
                .forEach(this::furnish);
    }

    private void furnish(UUID site) {
        var stack = new StackIdentifier(site);
        var run = database.sql("select max(number) from run where site_id = :site")
                .param("site", site)
                .query(Long.class)
                .single();
        credentials.issue(stack, run, 1);
        if (!(states.salvage(stack, run, 1, state()) instanceof StateWriteResult.Written)) {
            throw new IllegalStateException("no state for " + site);
        }
        database.sql("""
                        insert into stack_plan (run, stack, summary, created_at, applied_at)
                        values (:run, :stack, :summary::jsonb, now(), now())""")
                .param("run", run)
                .param("stack", site)
                .param("summary", JsonMapper.shared().writeValueAsString(plan()))
                .update();
    }

    private static byte[] state() {
        var resources =
                IntStream.range(0, RESOURCES).mapToObj(ManySites::resource).collect(Collectors.joining(","));
        return """
                {"version":4,"terraform_version":"1.11.4","serial":7,"lineage":"3f1c","outputs":{},"resources":[%s]}""".formatted(resources).getBytes(StandardCharsets.UTF_8);
    }

    /** About two kilobytes, as the real ones have on average. */
    private static String resource(int number) {
        var type = List.of(
                        "aws_vpc", "aws_lb", "aws_ecs_service", "aws_db_instance", "aws_efs_file_system", "aws_subnet")
                .get(Math.min(number, 5));
        var attributes = IntStream.range(0, 40)
                .mapToObj(it -> "\"attribute_%d\":\"arn:aws:service:us-east-1:%d\"".formatted(it, it))
                .collect(Collectors.joining(","));
        return """
                {"module":"module.part","mode":"managed","type":"%s","name":"this_%d","provider":"provider[\\"registry.terraform.io/hashicorp/aws\\"]",
                 "instances":[{"schema_version":1,"attributes":{"id":"id-%d","name":"name-%d","identifier":"database-%d","availability_zone":"us-east-1a",%s}}]}""".formatted(type, number, number, number, number, attributes);
    }

    private static PlanSummary plan() {
        var attributes = IntStream.range(0, 12)
                .mapToObj(it -> new PlanSummary.Attribute("tags.part_" + it, null, "\"value of this part\"", false))
                .toList();
        return new PlanSummary(
                IntStream.range(0, RESOURCES)
                        .mapToObj(it -> new PlanSummary.Resource(
                                "module.part_%d.aws_subnet.this[\"%d\"]".formatted(it % 8, it),
                                "aws_subnet",
                                PlanSummary.Action.CREATE,
                                attributes,
                                null))
                        .toList(),
                List.of());
    }
}
