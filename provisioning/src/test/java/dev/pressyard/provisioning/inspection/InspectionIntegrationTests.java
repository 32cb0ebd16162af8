package dev.pressyard.provisioning.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.run.RunKind;
import dev.pressyard.provisioning.site.Environment;
import dev.pressyard.provisioning.site.SiteName;
import dev.pressyard.provisioning.site.SiteOrder;
import dev.pressyard.provisioning.site.SiteOutput;
import dev.pressyard.provisioning.site.SiteOutputs;
import dev.pressyard.provisioning.site.SiteRequests;
import dev.pressyard.provisioning.site.SiteSize;
import dev.pressyard.provisioning.site.SiteSpec;
import dev.pressyard.provisioning.site.Sites;
import dev.pressyard.provisioning.target.TargetSession;
import dev.pressyard.provisioning.testing.MotoTarget;
import dev.pressyard.provisioning.testing.PostgresTest;
import dev.pressyard.provisioning.testing.SaidContext;
import dev.pressyard.provisioning.worker.PhaseOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.rds.RdsClient;

/** Verifies and sweeps sites against moto, which describes everything and runs nothing. */
@PostgresTest
@Import(MotoTarget.class)
@TestPropertySource(
        properties = {
            "pressyard.worker.slots=0",
            "pressyard.inspection.arrival=2s",
            "pressyard.inspection.departure=2s",
            "pressyard.inspection.pause=100ms"
        })
class InspectionIntegrationTests {

    private static final ContainerDefinition WORDPRESS = ContainerDefinition.builder()
            .name("wordpress")
            .image("wordpress")
            .memory(512)
            .build();

    @Autowired
    private SweepWork sweep;

    @Autowired
    private VerifyWork verify;

    @Autowired
    private SiteRequests requests;

    @Autowired
    private SiteOutputs outputs;

    @Autowired
    private Sites sites;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MotoTarget controlPlane;

    @Test
    void findsNothingLeftAndSaysWhatItLookedFor() throws InterruptedException {
        var context = contextOf("clean", RunKind.DESTROY);

        assertThat(sweep.perform(context)).isEqualTo(new PhaseOutcome.Succeeded("nothing left"));
        assertThat(context.said()).anyMatch(line -> line.contains("VPCs") && line.contains("databases"));
    }

    @Test
    void namesWhatADestroyHasLeft() throws InterruptedException {
        var context = contextOf("messy", RunKind.DESTROY);
        var vpc = makeNetwork(context.run().site().orElseThrow());

        assertThat(sweep.perform(context))
                .asInstanceOf(type(PhaseOutcome.Failed.class))
                .satisfies(failed -> assertThat(failed.detail()).isEqualTo("still there: VPC " + vpc))
                .satisfies(failed -> assertThat(failed.nextStep()).contains("by hand"));
    }

    @Test
    void leavesAloneWhatAnotherSiteHas() throws InterruptedException {
        var vpc = makeNetwork(UUID.randomUUID());

        assertThat(sweep.perform(contextOf("neighbour", RunKind.DESTROY)))
                .isEqualTo(new PhaseOutcome.Succeeded("nothing left"));
        assertThat(controlPlane
                        .session()
                        .client(Ec2Client.builder())
                        .describeVpcs(request -> request.vpcIds(vpc))
                        .vpcs())
                .hasSize(1);
    }

    @Test
    void isNotDoneBeforeWhatNoControlPlaneKnowsIsRemoved() throws InterruptedException {
        var context = contextOf("forgotten-data", RunKind.DESTROY);
        controlPlane.leave("volume of a database");
        assertThat(sweep.perform(context))
                .asInstanceOf(type(PhaseOutcome.Failed.class))
                .satisfies(failed -> assertThat(failed.detail()).isEqualTo("still there: volume of a database"));

        controlPlane.leave();
        assertThat(sweep.perform(context)).isInstanceOf(PhaseOutcome.Succeeded.class);
    }

    @Test
    void looksForNothingWhereNothingWasEverMade() throws InterruptedException {
        var context = contextOf("imagined", RunKind.DESTROY);
        jdbc.sql(
                        "update run_phase set started_at = null, status = 'PENDING' where run_number = :run and phase = 'APPLY'")
                .param("run", context.run().identifier().number())
                .update();

        controlPlane.answer(false);
        try {
            assertThat(sweep.perform(context)).isEqualTo(new PhaseOutcome.Succeeded("nothing was ever made"));
        } finally {
            controlPlane.answer(true);
        }
    }

    @Test
    void remembersTheSnapshotThatTheDatabaseHasLeft() throws InterruptedException {
        var context = contextOf("kept", RunKind.DESTROY);
        leaveSnapshot("kept", "kept-final-0f1e2d3c", context.run().site().orElseThrow());

        assertThat(sweep.perform(context)).isInstanceOf(PhaseOutcome.Succeeded.class);
        assertThat(context.said()).anyMatch(line -> line.contains("kept-final-0f1e2d3c"));
        assertThat(sites.requireNamed("kept").finalSnapshot()).hasValue("kept-final-0f1e2d3c");
    }

    @Test
    void namesTheSnapshotsOfDatabasesThatWereReplacedAsWell() throws InterruptedException {
        var context = contextOf("twice", RunKind.DESTROY);
        leaveSnapshot("twice", "twice-final-00000001", context.run().site().orElseThrow());
        leaveSnapshot("twice", "twice-final-00000002", context.run().site().orElseThrow());

        assertThat(sweep.perform(context)).isInstanceOf(PhaseOutcome.Succeeded.class);
        assertThat(context.said())
                .anyMatch(line -> line.contains("stays the last snapshot of the database, twice-final-00000002"))
                .anyMatch(line -> line.contains("So does twice-final-00000001"));
        assertThat(sites.requireNamed("twice").finalSnapshot()).hasValue("twice-final-00000002");
    }

    @Test
    void remembersNoSnapshotOfAnotherSite() throws InterruptedException {
        leaveSnapshot("other", "other-final-0f1e2d3c", UUID.randomUUID());

        assertThat(sweep.perform(contextOf("bare", RunKind.DESTROY))).isInstanceOf(PhaseOutcome.Succeeded.class);
        assertThat(sites.requireNamed("bare").finalSnapshot()).isEmpty();
    }

    @Test
    void looksOnlyForRecordsWhereNothingRuns() throws InterruptedException {
        var context = contextOf("records", RunKind.CREATE);
        outputs.replace(context.run().site().orElseThrow(), madeInTheControlPlane("records"));

        assertThat(verify.perform(context))
                .asInstanceOf(type(PhaseOutcome.Succeeded.class))
                .satisfies(succeeded -> assertThat(succeeded.summary()).startsWith("not verified"));
        assertThat(context.said())
                .anyMatch(line -> line.contains("no page is asked for"))
                .contains("the control plane has the ECS service, the load balancer, the database, the file system.");
    }

    @Test
    void saysWhichRecordIsMissing() throws InterruptedException {
        var context = contextOf("halfway", RunKind.CREATE);
        outputs.replace(context.run().site().orElseThrow(), madeInTheControlPlane("halfway"));
        controlPlane
                .session()
                .client(RdsClient.builder())
                .deleteDBInstance(
                        request -> request.dbInstanceIdentifier("halfway").skipFinalSnapshot(true));

        assertThat(verify.perform(context))
                .asInstanceOf(type(PhaseOutcome.Failed.class))
                .satisfies(failed -> assertThat(failed.summary())
                        .isEqualTo("The site did not come up in time: the control plane does not have the database."));
    }

    @Test
    void waitsForTasksWhereThereShouldBeSome() throws InterruptedException {
        controlPlane.serveTraffic(true);
        try {
            var context = contextOf("idle", RunKind.CREATE);
            outputs.replace(context.run().site().orElseThrow(), madeInTheControlPlane("idle"));

            assertThat(verify.perform(context))
                    .asInstanceOf(type(PhaseOutcome.Failed.class))
                    .satisfies(failed -> assertThat(failed.summary()).contains("0 of 1 tasks run"))
                    .satisfies(failed -> assertThat(failed.detail()).isNull());
        } finally {
            controlPlane.serveTraffic(false);
        }
    }

    @Test
    void quotesWhatTheYoungestContainerSaidLast() throws InterruptedException {
        controlPlane.serveTraffic(true);
        try {
            var context = contextOf("broken", RunKind.CREATE);
            var made = new ArrayList<>(madeInTheControlPlane("broken"));
            made.add(new SiteOutput("log_group_name", "/ecs/broken"));
            outputs.replace(context.run().site().orElseThrow(), made);
            write("/ecs/broken", "wordpress/wordpress/1", "of an earlier one");
            write(
                    "/ecs/broken",
                    "wordpress/wordpress/2",
                    "an earlier line",
                    "PHP Fatal error:  Uncaught RuntimeException: the greeting is missing in /greeting.php:2",
                    "#0",
                    "#1",
                    "#2",
                    "#3",
                    "#4",
                    "#5",
                    "#6",
                    "#7",
                    "#8",
                    "#9",
                    "#10",
                    "#11 {main}",
                    "\u001b[31m  thrown in /greeting.php\u001b[0m",
                    "{\"kind\":\"request\",\"path\":\"/readyz\",\"status\":503}");

            assertThat(verify.perform(context))
                    .asInstanceOf(type(PhaseOutcome.Failed.class))
                    .satisfies(failed -> assertThat(failed.detail())
                            .startsWith("""
                                    The last lines of the youngest container (wordpress, task 2):
                                    PHP Fatal error:  Uncaught RuntimeException: the greeting is missing""")
                            .endsWith("#11 {main}\n  thrown in /greeting.php"));
        } finally {
            controlPlane.serveTraffic(false);
        }
    }

    @Test
    void failsWithoutWaitingWhenTheStackToldNothing() throws InterruptedException {
        assertThat(verify.perform(contextOf("silent", RunKind.CREATE)))
                .asInstanceOf(type(PhaseOutcome.Failed.class))
                .satisfies(failed -> assertThat(failed.summary()).contains("no output 'cluster_name'"));
    }

    private void write(String group, String stream, String... lines) {
        var logs = controlPlane.session().client(CloudWatchLogsClient.builder());
        if (logs.describeLogGroups(request -> request.logGroupNamePrefix(group))
                .logGroups()
                .isEmpty()) {
            logs.createLogGroup(request -> request.logGroupName(group));
        }
        logs.createLogStream(request -> request.logGroupName(group).logStreamName(stream));
        logs.putLogEvents(request -> request.logGroupName(group)
                .logStreamName(stream)
                .logEvents(Stream.of(lines)
                        .map(line -> InputLogEvent.builder()
                                .timestamp(Instant.now().toEpochMilli())
                                .message(line)
                                .build())
                        .toList()));
    }

    private void leaveSnapshot(String database, String snapshot, UUID site) {
        var rds = controlPlane.session().client(RdsClient.builder());
        rds.createDBInstance(request -> request.dbInstanceIdentifier(database)
                .dbInstanceClass("db.t4g.micro")
                .engine("mariadb")
                .engineVersion("11.8.3")
                .allocatedStorage(20)
                .masterUsername("wordpress")
                .masterUserPassword("not-a-secret")
                .copyTagsToSnapshot(true)
                .tags(software.amazon.awssdk.services.rds.model.Tag.builder()
                        .key(SiteTag.KEY)
                        .value(site.toString())
                        .build()));
        rds.deleteDBInstance(request ->
                request.dbInstanceIdentifier(database).skipFinalSnapshot(false).finalDBSnapshotIdentifier(snapshot));
    }

    private String makeNetwork(UUID site) {
        var ec2 = controlPlane.session().client(Ec2Client.builder());
        var vpc =
                ec2.createVpc(request -> request.cidrBlock("10.0.0.0/16")).vpc().vpcId();
        ec2.createTags(request -> request.resources(vpc)
                .tags(Tag.builder().key(SiteTag.KEY).value(site.toString()).build()));
        return vpc;
    }

    private SaidContext contextOf(String name, RunKind kind) {
        var spec = new SiteSpec(name, Environment.DEVELOPMENT, SiteSize.SMALL, "us-east-1", "ada@example.org");
        var order = new SiteOrder(UUID.randomUUID(), new SiteName(name), "sandbox", spec);
        var run = requests.order(order, new Actor("ada", null));
        jdbc.sql(
                        "update run_phase set started_at = now(), status = 'SUCCEEDED' where run_number = :run and phase = 'APPLY'")
                .param("run", run.identifier().number())
                .update();
        return SaidContext.of(run, kind);
    }

    private List<SiteOutput> madeInTheControlPlane(String name) {
        var session = controlPlane.session();
        makeService(session.client(EcsClient.builder()), name);
        session.client(RdsClient.builder())
                .createDBInstance(request -> request.dbInstanceIdentifier(name)
                        .dbInstanceClass("db.t4g.micro")
                        .engine("mariadb")
                        .engineVersion("11.8.3")
                        .allocatedStorage(20)
                        .masterUsername("wordpress")
                        .masterUserPassword("not-a-secret"));
        var fileSystem = session.client(EfsClient.builder()).createFileSystem(request -> request.creationToken(name));
        return List.of(
                new SiteOutput("cluster_name", name),
                new SiteOutput("service_name", name),
                new SiteOutput("database_identifier", name),
                new SiteOutput("file_system_id", fileSystem.fileSystemId()),
                new SiteOutput("load_balancer_arn", balancer(session, name)));
    }

    private static void makeService(EcsClient ecs, String name) {
        ecs.createCluster(request -> request.clusterName(name));
        ecs.registerTaskDefinition(request -> request.family(name).containerDefinitions(WORDPRESS));
        ecs.createService(request ->
                request.cluster(name).serviceName(name).taskDefinition(name).desiredCount(1));
    }

    private static String balancer(TargetSession session, String name) {
        var subnets = session.client(Ec2Client.builder()).describeSubnets().subnets().stream()
                .map(Subnet::subnetId)
                .limit(2)
                .toList();
        return session.client(ElasticLoadBalancingV2Client.builder())
                .createLoadBalancer(request -> request.name(name).subnets(subnets))
                .loadBalancers()
                .getFirst()
                .loadBalancerArn();
    }
}
