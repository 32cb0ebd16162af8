package dev.pressyard.portal.testing;

import dev.pressyard.provisioning.log.LogIdentifier;
import dev.pressyard.provisioning.log.Redaction;
import dev.pressyard.provisioning.log.RunLogs;
import dev.pressyard.provisioning.run.RunIdentifier;
import dev.pressyard.provisioning.run.Runs;
import dev.pressyard.provisioning.site.Environment;
import dev.pressyard.provisioning.state.StateCredentials;
import dev.pressyard.provisioning.state.StateWriteResult;
import dev.pressyard.provisioning.state.StateWrites;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Sites in every state with plans, Terraform states and phases, for tests of pages and for looking at them. What is in
 * it was written by nobody's worker; {@code spine.PicturesOfARealRun} shows a real run.
 */
@TestComponent
public class Showcase {

    private static final String PHASES = """
            update run_phase set status = :status, summary = :summary, node = 'node-1',
                   started_at = now() - make_interval(secs => :ago),
                   finished_at = case when :status <> 'RUNNING'
                                      then now() - make_interval(secs => :ago) + make_interval(secs => :took) end
            where run_number = :run and phase = :phase""";

    private static final String PLAN = """
            insert into stack_plan (run, stack, summary, created_at, applied_at)
            select number, stack_id, cast(:summary as jsonb), now(), now() from run where number = :run""";

    private final SeededSites sites;
    private final Runs runs;
    private final RunLogs logs;
    private final StateCredentials credentials;
    private final StateWrites states;
    private final JdbcClient database;

    Showcase(
            SeededSites sites,
            Runs runs,
            RunLogs logs,
            StateCredentials credentials,
            StateWrites states,
            JdbcClient database) {
        this.sites = sites;
        this.runs = runs;
        this.logs = logs;
        this.credentials = credentials;
        this.states = states;
        this.database = database;
    }

    /**
     * Opens it all: {@code news} is ready, {@code blog} at work, {@code press} waits, {@code shop} failed, {@code wiki}
     * is half gone.
     */
    public void open() {
        ready("news", Environment.STAGING);
        ready("docs", Environment.DEVELOPMENT);
        atWork(sites.order("blog", Environment.DEVELOPMENT, "admin"));
        waiting(sites.order("press", Environment.PRODUCTION, "admin"));
        failed(sites.order("shop", Environment.PRODUCTION, "admin"));
        ready("wiki", Environment.DEVELOPMENT);
        notSwept("wiki");
    }

    /** A site that is there, with its state in two versions; returns the run that made it. */
    public long ready(String name, Environment environment) {
        var run = sites.order(name, environment, "admin");
        sites.move(run, "APPLIED", "READY");
        phase(run, "IMAGE", "SUCCEEDED", 300, 2, "reused");
        phase(run, "INIT", "SUCCEEDED", 300, 7, null);
        phase(run, "PLAN", "SUCCEEDED", 290, 9, "9 to add");
        phase(run, "APPROVAL", "SKIPPED", 280, 0, "not needed");
        phase(run, "APPLY", "SUCCEEDED", 280, 104, "9 added, 0 changed, 0 destroyed");
        phase(run, "VERIFY", "SUCCEEDED", 176, 4, "http://%s.us-east-1.localhost:18080/ answers 200".formatted(name));
        plan(run, CREATE_PLAN);
        state(run, 1, name, "db.t4g.micro", 20);
        state(run, 2, name, "db.t4g.micro", 50);
        say(run);
        outputs(run, name);
        return run;
    }

    /** A run in the middle of its apply. */
    public void atWork(long run) {
        sites.move(run, "APPLYING", "PROVISIONING");
        phase(run, "IMAGE", "SUCCEEDED", 90, 2, "reused");
        phase(run, "INIT", "SUCCEEDED", 90, 7, null);
        phase(run, "PLAN", "SUCCEEDED", 82, 10, "9 to add");
        phase(run, "APPROVAL", "SKIPPED", 72, 0, "not needed");
        phase(run, "APPLY", "RUNNING", 72, 0, null);
        database.sql("update run set started_at = now() - interval '92 seconds' where number = :run")
                .param("run", run)
                .update();
        plan(run, CREATE_PLAN);
        say(run);
    }

    /** A run whose plan waits for a person. */
    public void waiting(long run) {
        sites.move(run, "PLANNED", "PROVISIONING");
        phase(run, "IMAGE", "SUCCEEDED", 60, 2, "reused");
        phase(run, "INIT", "SUCCEEDED", 60, 7, null);
        phase(run, "PLAN", "SUCCEEDED", 53, 10, "1 to add, 1 to change, 1 to replace, 1 to destroy");
        phase(run, "APPROVAL", "RUNNING", 40, 0, null);
        plan(run, CHANGE_PLAN);
        say(run);
    }

    private void failed(long run) {
        sites.move(run, "ERRORED", "FAILED");
        phase(run, "IMAGE", "SUCCEEDED", 90, 2, "reused");
        phase(run, "INIT", "SUCCEEDED", 90, 7, null);
        phase(run, "PLAN", "SUCCEEDED", 82, 10, "9 to add");
        phase(run, "APPROVAL", "SUCCEEDED", 72, 12, "by admin");
        phase(
                run,
                "APPLY",
                "FAILED",
                60,
                38,
                "Terraform could not apply the plan: module.database.aws_db_instance.this: InstanceQuotaExceeded");
        plan(run, CREATE_PLAN);
        say(run);
    }

    /** A site whose destroy has emptied its state, and is not sure that nothing is left; returns the run. */
    public long notSwept(String name) {
        var run = sites.destroy(name);
        sites.move(run, "ERRORED", "FAILED");
        database.sql("""
                        update run set failure_phase = 'SWEEP', failure_summary = 'It is not sure that the destroy left nothing.',
                               failure_detail = 'still there: nat gateway nat-0f1e2d3c4b5a69788',
                               failure_next_step = 'Remove what the message names from the target by hand, then retry: it looks again.'
                        where number = :run""").param("run", run).update();
        database.sql("delete from site_output where site_id = (select site_id from run where number = :run)")
                .param("run", run)
                .update();
        phase(run, "INIT", "SUCCEEDED", 300, 7, null);
        phase(run, "PLAN", "SUCCEEDED", 290, 9, "9 to destroy");
        phase(run, "APPROVAL", "SKIPPED", 280, 0, "not needed");
        phase(run, "APPLY", "SUCCEEDED", 280, 104, "0 added, 0 changed, 9 destroyed");
        phase(run, "SWEEP", "FAILED", 176, 60, null);
        state(run, 3, STATE.substring(0, STATE.indexOf("\"resources\"")) + "\"resources\": []}");
        return run;
    }

    private void phase(long run, String phase, String status, int ago, int took, @Nullable String summary) {
        database.sql(PHASES)
                .param("run", run)
                .param("phase", phase)
                .param("status", status)
                .param("ago", ago)
                .param("took", took)
                .param("summary", summary)
                .update();
    }

    private void plan(long run, String summary) {
        database.sql(PLAN).param("run", run).param("summary", summary).update();
    }

    private void outputs(long run, String name) {
        List.of(
                        List.of("url", "http://blog.test/"),
                        List.of("vpc_id", "vpc-0a1b2c3d4e5f67890"),
                        List.of("cluster_name", name),
                        List.of("service_name", name),
                        List.of(
                                "target_group_arn",
                                "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/" + name
                                        + "/0123456789abcdef"),
                        List.of("load_balancer_dns_name", name + "-1234567890.us-east-1.elb.amazonaws.com"))
                .forEach(output -> database.sql("""
                                insert into site_output (site_id, name, value)
                                select site_id, :name, :value from run where number = :run""")
                        .param("run", run)
                        .param("name", output.getFirst())
                        .param("value", output.getLast())
                        .update());
    }

    private void state(long run, int serial, String name, String databaseClass, int storage) {
        state(
                run,
                serial,
                STATE.replace("%name%", name)
                        .replace("%class%", databaseClass)
                        .replace("%storage%", Integer.toString(storage)));
    }

    private void state(long run, int serial, String content) {
        var stack = runs.require(new RunIdentifier(run)).stack();
        credentials.issue(stack, run, serial);
        var written = content.replace("%serial%", Integer.toString(serial)).getBytes(StandardCharsets.UTF_8);
        var result = states.salvage(stack, run, serial, written);
        if (!(result instanceof StateWriteResult.Written)) {
            throw new AssertionError("state not written: " + result);
        }
    }

    private void say(long run) {
        var log = logs.open(new LogIdentifier(run), 1, Redaction.ofPatterns());
        LOG.lines()
                .forEach(line -> log.say(line.substring(0, line.indexOf('|')), line.substring(line.indexOf('|') + 1)));
    }

    private static final String LOG = """
            Image|Image site:3f9c1a is in the registry already
            Init|Initializing the backend...
            Init|Successfully configured the backend "http"! Terraform will automatically
            Init|use this backend unless the backend configuration changes.
            Init|- Using hashicorp/aws v5.100.0 from the mirror
            Plan|\u001b[1mdata.aws_availability_zones.available: Reading...\u001b[0m
            Plan|\u001b[1mdata.aws_availability_zones.available: Read complete after 0s\u001b[0m
            Plan|\u001b[1mPlan:\u001b[0m 9 to add, 0 to change, 0 to destroy.
            Apply|\u001b[1mmodule.network.aws_vpc.this: Creating...\u001b[0m
            Apply|\u001b[1mmodule.network.aws_vpc.this: Creation complete after 2s [id=vpc-0a1b2c3d4e5f67890]\u001b[0m
            Apply|\u001b[1mmodule.database.aws_db_instance.this: Creating...\u001b[0m
            Apply|\u001b[1mmodule.database.aws_db_instance.this: Still creating... [00m10s elapsed]\u001b[0m
            """;

    private static final String CREATE_PLAN = """
            {"resources": [
              {"address": "module.network.aws_vpc.this", "type": "aws_vpc", "action": "CREATE", "attributes": [
                {"path": "cidr_block", "before": null, "after": "\\"10.0.0.0/16\\"", "forcesReplacement": false},
                {"path": "id", "before": null, "after": "(known after apply)", "forcesReplacement": false}]},
              {"address": "module.network.aws_subnet.public[\\"us-east-1a\\"]", "type": "aws_subnet", "action": "CREATE", "attributes": []},
              {"address": "module.network.aws_subnet.public[\\"us-east-1b\\"]", "type": "aws_subnet", "action": "CREATE", "attributes": []},
              {"address": "module.network.aws_subnet.public[\\"us-east-1c\\"]", "type": "aws_subnet", "action": "CREATE", "attributes": []},
              {"address": "module.load_balancer.aws_lb.this", "type": "aws_lb", "action": "CREATE", "attributes": [
                {"path": "name", "before": null, "after": "\\"blog\\"", "forcesReplacement": false}]},
              {"address": "module.service.aws_ecs_service.this", "type": "aws_ecs_service", "action": "CREATE", "attributes": [
                {"path": "desired_count", "before": null, "after": "1", "forcesReplacement": false}]},
              {"address": "module.service.aws_ecs_task_definition.this", "type": "aws_ecs_task_definition", "action": "CREATE", "attributes": []},
              {"address": "module.database.aws_db_instance.this", "type": "aws_db_instance", "action": "CREATE", "attributes": [
                {"path": "allocated_storage", "before": null, "after": "20", "forcesReplacement": false},
                {"path": "password_wo", "before": null, "after": "(sensitive)", "forcesReplacement": false}]},
              {"address": "module.storage.aws_efs_file_system.this", "type": "aws_efs_file_system", "action": "CREATE", "attributes": []}],
             "outputs": ["url", "vpc_id"]}""";

    private static final String CHANGE_PLAN = """
            {"resources": [
              {"address": "module.database.aws_db_instance.this", "type": "aws_db_instance", "action": "UPDATE", "attributes": [
                {"path": "allocated_storage", "before": "20", "after": "50", "forcesReplacement": false},
                {"path": "multi_az", "before": "false", "after": "true", "forcesReplacement": false},
                {"path": "instance_class", "before": "\\"db.t4g.micro\\"", "after": "\\"db.t4g.small\\"", "forcesReplacement": false}]},
              {"address": "module.service.aws_ecs_task_definition.this", "type": "aws_ecs_task_definition", "action": "REPLACE", "attributes": [
                {"path": "arn", "before": "\\"arn:aws:ecs:us-east-1:123456789012:task-definition/press:1\\"", "after": "(known after apply)", "forcesReplacement": false},
                {"path": "cpu", "before": "\\"512\\"", "after": "\\"1024\\"", "forcesReplacement": true},
                {"path": "container_definitions[0].secret", "before": "(sensitive)", "after": "(sensitive)", "forcesReplacement": true}]},
              {"address": "module.web_firewall[\\"site\\"].aws_wafv2_web_acl.this", "type": "aws_wafv2_web_acl", "action": "CREATE", "attributes": [
                {"path": "name", "before": null, "after": "\\"press\\"", "forcesReplacement": false}]},
              {"address": "module.network.aws_nat_gateway.this[\\"us-east-1c\\"]", "type": "aws_nat_gateway", "action": "DESTROY", "attributes": [
                {"path": "id", "before": "\\"nat-0f1e2d3c4b5a69788\\"", "after": null, "forcesReplacement": false}]}],
             "outputs": []}""";

    private static final String STATE = """
            {"version": 4, "terraform_version": "1.11.4", "serial": %serial%, "lineage": "7d2cbd6c-0a4f-6f3c-9f5e-000000000001",
             "outputs": {"url": {"value": "http://blog.test/", "type": "string"}}, "check_results": null, "resources": [
             {"module": "module.network", "mode": "managed", "type": "aws_vpc", "name": "this",
              "provider": "provider[\\"registry.terraform.io/hashicorp/aws\\"]",
              "instances": [{"schema_version": 1, "attributes": {"id": "vpc-0a1b2c3d4e5f67890", "cidr_block": "10.0.0.0/16"}, "sensitive_attributes": []}]},
             {"module": "module.network", "mode": "managed", "type": "aws_subnet", "name": "public",
              "provider": "provider[\\"registry.terraform.io/hashicorp/aws\\"]",
              "instances": [
               {"index_key": "us-east-1a", "schema_version": 1, "attributes": {"id": "subnet-0a", "availability_zone": "us-east-1a"}, "sensitive_attributes": []},
               {"index_key": "us-east-1b", "schema_version": 1, "attributes": {"id": "subnet-0b", "availability_zone": "us-east-1b"}, "sensitive_attributes": []},
               {"index_key": "us-east-1c", "schema_version": 1, "attributes": {"id": "subnet-0c", "availability_zone": "us-east-1c"}, "sensitive_attributes": []}]},
             {"module": "module.load_balancer", "mode": "managed", "type": "aws_lb", "name": "this",
              "provider": "provider[\\"registry.terraform.io/hashicorp/aws\\"]",
              "instances": [{"schema_version": 0, "attributes": {"id": "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/%name%/50dc6c495c0c9188",
               "arn": "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/%name%/50dc6c495c0c9188", "name": "%name%",
               "load_balancer_type": "application", "dns_name": "%name%-1234567890.us-east-1.elb.amazonaws.com"}, "sensitive_attributes": []}]},
             {"module": "module.service", "mode": "managed", "type": "aws_ecs_service", "name": "this",
              "provider": "provider[\\"registry.terraform.io/hashicorp/aws\\"]",
              "instances": [{"schema_version": 1, "attributes": {"id": "arn:aws:ecs:us-east-1:123456789012:service/%name%/%name%", "name": "%name%",
               "cluster": "arn:aws:ecs:us-east-1:123456789012:cluster/%name%", "desired_count": 1, "launch_type": "FARGATE"}, "sensitive_attributes": []}]},
             {"module": "module.service", "mode": "managed", "type": "aws_appautoscaling_target", "name": "tasks",
              "provider": "provider[\\"registry.terraform.io/hashicorp/aws\\"]",
              "instances": [{"schema_version": 0, "attributes": {"id": "service/%name%/%name%", "min_capacity": 1, "max_capacity": 2}, "sensitive_attributes": []}]},
             {"module": "module.database", "mode": "managed", "type": "aws_db_instance", "name": "this",
              "provider": "provider[\\"registry.terraform.io/hashicorp/aws\\"]",
              "instances": [{"schema_version": 2, "attributes": {"id": "db-%name%", "identifier": "%name%", "engine": "mariadb", "engine_version": "11.8.5",
               "instance_class": "%class%", "allocated_storage": %storage%, "password": "never shown"}, "sensitive_attributes": []}]},
             {"module": "module.storage", "mode": "managed", "type": "aws_efs_file_system", "name": "this",
              "provider": "provider[\\"registry.terraform.io/hashicorp/aws\\"]",
              "instances": [{"schema_version": 0, "attributes": {"id": "fs-0123456789abcdef0", "throughput_mode": "elastic"}, "sensitive_attributes": []}]}]}""";
}
