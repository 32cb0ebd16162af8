package dev.pressyard.provisioning.stack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.code.SiteCode;
import dev.pressyard.provisioning.installation.Installation;
import dev.pressyard.provisioning.log.LogIdentifier;
import dev.pressyard.provisioning.log.LogLine;
import dev.pressyard.provisioning.log.LogReader;
import dev.pressyard.provisioning.run.Phase;
import dev.pressyard.provisioning.run.Run;
import dev.pressyard.provisioning.run.RunIdentifier;
import dev.pressyard.provisioning.run.RunRequests;
import dev.pressyard.provisioning.run.RunRetries;
import dev.pressyard.provisioning.run.RunStatus;
import dev.pressyard.provisioning.run.Runs;
import dev.pressyard.provisioning.site.Environment;
import dev.pressyard.provisioning.site.PhpSettings;
import dev.pressyard.provisioning.site.SiteName;
import dev.pressyard.provisioning.site.SiteOrder;
import dev.pressyard.provisioning.site.SiteOutput;
import dev.pressyard.provisioning.site.SiteOutputs;
import dev.pressyard.provisioning.site.SiteRequests;
import dev.pressyard.provisioning.site.SiteSize;
import dev.pressyard.provisioning.site.SiteSpec;
import dev.pressyard.provisioning.site.SiteStatus;
import dev.pressyard.provisioning.site.Sites;
import dev.pressyard.provisioning.state.StateCredentials;
import dev.pressyard.provisioning.state.StateLocks;
import dev.pressyard.provisioning.state.StateOrigin;
import dev.pressyard.provisioning.state.StateVersion;
import dev.pressyard.provisioning.state.StateVersions;
import dev.pressyard.provisioning.state.StateWriteResult;
import dev.pressyard.provisioning.state.StateWrites;
import dev.pressyard.provisioning.testing.PostgresTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** Real Terraform on small roots, from the request for a site to its destroy; the states are the engine's own. */
@PostgresTest
@Import(StackTestConfiguration.class)
@TestPropertySource(properties = "pressyard.home=src/test/resources")
class StackIntegrationTests {

    private static final Duration SOON = Duration.ofSeconds(90);
    private static final Actor ADA = new Actor("ada", null);

    @Autowired
    private SiteRequests requests;

    @Autowired
    private RunRequests runRequests;

    @Autowired
    private RunRetries retries;

    @Autowired
    private Runs runs;

    @Autowired
    private Sites sites;

    @Autowired
    private SiteOutputs outputs;

    @Autowired
    private Plans plans;

    @Autowired
    private StateVersions states;

    @Autowired
    private StateWrites writes;

    @Autowired
    private StateLocks locks;

    @Autowired
    private StateCredentials credentials;

    @Autowired
    private StateServer stateServer;

    @Autowired
    private Installation installation;

    @Autowired
    private LogReader logs;

    @Test
    void createsASiteOnItsPlatformAndDestroysItAgain() {
        var create = order("blog", "Ada's blog", Environment.DEVELOPMENT);
        awaitStatus(create, RunStatus.APPLIED);

        var site = sites.requireNamed("blog");
        assertThat(site.status()).isEqualTo(SiteStatus.READY);
        assertThat(site.url()).hasToString("Optional[http://blog.test.example/]");
        assertThat(outputs.of(site.id()))
                .contains(new SiteOutput("text", "Ada's blog"))
                .extracting(SiteOutput::name)
                .doesNotContain("password");
        assertThat(plans.of(create).orElseThrow().words()).isEqualTo("2 to add");
        assertThat(summary(create, Phase.APPLY)).isEqualTo("2 added, 0 changed, 0 destroyed");

        var destroy = requests.destroy("blog", ADA).identifier();
        awaitStatus(destroy, RunStatus.APPLIED);

        assertThat(summary(destroy, Phase.APPLY)).isEqualTo("0 added, 0 changed, 2 destroyed");
        assertThat(states.resources(site.stack())).isEmpty();
    }

    @Test
    void tellsTerraformWhoMayAdministerAndWhatPhpMayUse() throws IOException {
        var spec = spec("Closed", Environment.DEVELOPMENT, List.of("192.0.2.0/24", "198.51.100.7/32"));
        var order = new SiteOrder(UUID.randomUUID(), new SiteName("closed"), "sandbox", spec);

        var run = requests.order(order, ADA).identifier();

        awaitStatus(run, RunStatus.APPLIED);
        assertThat(Files.readString(runFolder(run).resolve("stack/site/pressyard.auto.tfvars.json")))
                .containsIgnoringWhitespaces("\"administrator_cidr_blocks\": [\"192.0.2.0/24\", \"198.51.100.7/32\"]")
                .containsIgnoringWhitespaces("\"administrator_user\": \"ada.lovelace\"")
                .containsIgnoringWhitespaces("\"memory_megabytes\": 384")
                .containsIgnoringWhitespaces("\"upload_megabytes\": 200");
    }

    @Test
    void changesWhatDiffersAndNothingElse() {
        awaitStatus(order("shop", "First title", Environment.DEVELOPMENT), RunStatus.APPLIED);

        var change = requests.change("shop", spec("Second title", Environment.DEVELOPMENT), ADA)
                .identifier();

        awaitStatus(change, RunStatus.PLANNED);
        runRequests.approve(change, ADA);
        awaitStatus(change, RunStatus.APPLIED);
        var plan = plans.of(change).orElseThrow();
        assertThat(plan.words()).isEqualTo("1 to change");
        assertThat(plan.resources().getFirst().attributes())
                .contains(new PlanSummary.Attribute("input", "\"First title\"", "\"Second title\"", false));
        var same = requests.change("shop", spec("Second title", Environment.DEVELOPMENT), ADA)
                .identifier();
        awaitStatus(same, RunStatus.NO_CHANGES);
        assertThat(summary(same, Phase.PLAN)).isEqualTo("no changes");
    }

    @Test
    void refusesAPlanWhoseStateHasMovedOn() {
        var run = order("stale", "A title", Environment.PRODUCTION);
        awaitStatus(run, RunStatus.PLANNED);
        var waiting = runs.require(run);
        credentials.issue(waiting.stack(), run.number(), waiting.epoch());
        var other = """
                {"version":4,"terraform_version":"1.11.4","serial":1,"lineage":"other","outputs":{},"resources":[]}""";
        assertThat(writes.salvage(waiting.stack(), run.number(), waiting.epoch(), other.getBytes(UTF_8)))
                .isInstanceOf(StateWriteResult.Written.class);

        runRequests.approve(run, ADA);

        awaitStatus(run, RunStatus.ERRORED);
        var failure = runs.require(run).failure().orElseThrow();
        assertThat(failure.summary()).startsWith("The plan is stale");
        assertThat(failure.nextStep()).startsWith("Retry");
        assertThat(states.resources(waiting.stack())).isEmpty();
        assertThat(log(run)).noneMatch(line -> line.contains("Creating..."));
    }

    @Test
    void appliesAnApprovedPlanOnce() throws IOException {
        var run = order("approved", "A title", Environment.PRODUCTION);
        awaitStatus(run, RunStatus.PLANNED);
        try (var files = Files.walk(runFolder(run))) {
            assertThat(files).noneMatch(file -> file.endsWith("plan.tfplan") || file.endsWith("plan.json"));
        }
        assertThat(initialization(run)).isDirectory();
        assertThat(sites.requireNamed("approved").awaitsApproval()).isTrue();

        runRequests.approve(run, ADA);

        awaitStatus(run, RunStatus.APPLIED);
        assertThat(sites.requireNamed("approved").awaitsApproval()).isFalse();
        await().atMost(SOON).until(() -> Files.notExists(initialization(run)));
        assertThat(plans.take(run)).isEqualTo(new Plans.Taken.TakenBefore());
    }

    @Test
    void tellsTerraformsOwnMessageAndGoesOnFromThereWhenRetried(@TempDir Path folder) throws IOException {
        var marker = folder.resolve("mended");
        var title = command(folder, "echo looking for the key; test -e " + marker);
        var run = order("faulty", title, Environment.DEVELOPMENT);

        awaitStatus(run, RunStatus.ERRORED);
        var failure = runs.require(run).failure().orElseThrow();
        assertThat(failure.phase()).isEqualTo(Phase.APPLY);
        assertThat(failure.summary())
                .isEqualTo(
                        "Terraform could not apply the plan: terraform_data.command[0]: local-exec provisioner error");
        assertThat(failure.detail()).contains("Error running command", "looking for the key");
        assertThat(failure.nextStep()).contains("the state holds 3 resources");
        assertThat(sites.requireNamed("faulty").status()).isEqualTo(SiteStatus.FAILED);

        Files.createFile(marker);
        var retry = retries.retry(run, ADA).identifier();

        awaitStatus(retry, RunStatus.APPLIED);
        assertThat(plans.of(retry).orElseThrow().words()).isEqualTo("1 to replace");
        assertThat(sites.requireNamed("faulty").status()).isEqualTo(SiteStatus.READY);
    }

    @Test
    void doesNotPromiseThatARetryGoesOnWhereSomethingMayExistOutsideOfTheState() {
        var run = order("crashed", "clash:The database already exists.", Environment.DEVELOPMENT);

        awaitStatus(run, RunStatus.ERRORED);
        assertThat(runs.require(run).failure().orElseThrow().nextStep())
                .startsWith("Something may exist in the target that the state does not know.")
                .contains("destroy the site")
                .doesNotContain("goes on from there");
    }

    @Test
    void saysThatTheStateKnowsWhatAnInterruptedApplyLeftHalfMade(@TempDir Path folder) throws IOException {
        var run = order("clashing", command(folder, "echo it already exists; exit 1"), Environment.DEVELOPMENT);

        awaitStatus(run, RunStatus.ERRORED);
        assertThat(runs.require(run).failure().orElseThrow().nextStep())
                .isEqualTo("The state knows what is there already, as half made: terraform_data.command[0]."
                        + " Retry: it removes that first. Or destroy the site.");
    }

    @Test
    void leavesNoSecretInTheLogNorInTheWorkspace(@TempDir Path folder) throws IOException {
        var copy = folder.resolve("password");
        var title = command(folder, """
                echo key $AWS_SECRET_ACCESS_KEY password $TF_HTTP_PASSWORD
                printf %%s $TF_HTTP_PASSWORD > %s
                exit 1""".formatted(copy));
        var run = order("secrets", title, Environment.DEVELOPMENT);

        awaitStatus(run, RunStatus.ERRORED);

        var password = Files.readString(copy);
        assertThat(password).hasSizeGreaterThan(40);
        assertThat(String.join("\n", log(run)))
                .contains("key [redacted] password [redacted]")
                .doesNotContain(StackTestConfiguration.SECRET_KEY, password);
        assertThat(runs.require(run).failure().orElseThrow().detail())
                .contains("local-exec")
                .doesNotContain(StackTestConfiguration.SECRET_KEY, password);
        await().atMost(SOON).until(() -> Files.notExists(initialization(run)));
        try (var files = Files.walk(runFolder(run).resolve("stack"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(file ->
                            assertThat(Files.readString(file, ISO_8859_1)).doesNotContain(password));
        }
    }

    @Test
    void keepsAStateThatCouldNotBeSent() {
        stateServer.refuseStates(true);
        var run = order("unsent", "A title", Environment.DEVELOPMENT);
        try {
            awaitStatus(run, RunStatus.ERRORED);
        } finally {
            stateServer.refuseStates(false);
        }

        assertThat(states.latest(runs.require(run).stack()))
                .map(StateVersion::origin)
                .contains(StateOrigin.SALVAGE);
        assertThat(runs.require(run).failure().orElseThrow().nextStep()).contains("the state holds 2 resources");
        assertThat(log(run)).anyMatch(line -> line.contains("read from errored.tfstate"));

        var retry = retries.retry(run, ADA).identifier();

        awaitStatus(retry, RunStatus.NO_CHANGES);
        assertThat(outputs.of(sites.requireNamed("unsent").id())).contains(new SiteOutput("text", "A title"));
    }

    @Test
    void offersOneNextStepWhenTheApplyIsKilled(@TempDir Path folder) throws IOException {
        var killed = folder.resolve("killed");
        var title = command(
                folder,
                "test -e %1$s || { touch %1$s; kill -9 $(ps -o pid= -s $(ps -o sid= -p $$)); }".formatted(killed));
        var run = order("killed", title, Environment.DEVELOPMENT);

        awaitStatus(run, RunStatus.ERRORED);
        var failure = runs.require(run).failure().orElseThrow();
        assertThat(failure.summary())
                .startsWith("The process of the apply is lost")
                .contains("the state holds");
        assertThat(failure.detail()).contains("could not be searched");
        assertThat(failure.nextStep()).contains("pressyard:site-id");
        assertThat(locks.holder(runs.require(run).stack())).isEmpty();
        assertThat(log(run)).anyMatch(line -> line.startsWith("Released the lock"));

        awaitStatus(retries.retry(run, ADA).identifier(), RunStatus.APPLIED);
    }

    @Test
    void keepsWhatExistsWhenAnApplyIsCanceled() {
        var run = order("canceled", "sh:echo under way; sleep 300", Environment.DEVELOPMENT);
        await().atMost(SOON).until(() -> log(run).stream().anyMatch(line -> line.endsWith("under way")));

        runRequests.cancel(run, ADA);

        awaitStatus(run, RunStatus.CANCELED);
        assertThat(summary(run, Phase.APPLY)).isEqualTo("canceled; the state holds 3 resources");
        assertThat(locks.holder(runs.require(run).stack())).isEmpty();
        awaitStatus(requests.destroy("canceled", ADA).identifier(), RunStatus.APPLIED);
    }

    @Test
    void takesAnApplyUpAgainAfterTheWorkerWasGone(@TempDir Path folder, @Autowired ApplicationContext context)
            throws IOException {
        var gate = folder.resolve("gate");
        var title = command(folder, "echo under way; while [ ! -e %s ]; do sleep 0.1; done".formatted(gate));
        var run = order("reattached", title, Environment.DEVELOPMENT);
        await().atMost(SOON).until(() -> log(run).stream().anyMatch(line -> line.endsWith("under way")));

        var worker = context.getBean("worker", SmartLifecycle.class);
        worker.stop();
        worker.start();
        await().atMost(SOON).until(() -> runs.require(run).epoch() == 2);
        Files.createFile(gate);

        awaitStatus(run, RunStatus.APPLIED);
        assertThat(log(run)).filteredOn(line -> line.endsWith("under way")).hasSize(1);
        assertThat(summary(run, Phase.APPLY)).isEqualTo("3 added, 0 changed, 0 destroyed");
    }

    private RunIdentifier order(String name, String title, Environment environment) {
        var order = new SiteOrder(UUID.randomUUID(), new SiteName(name), "sandbox", spec(title, environment));
        return requests.order(order, ADA).identifier();
    }

    private static SiteSpec spec(String title, Environment environment) {
        return new SiteSpec(title, environment, SiteSize.SMALL, "us-east-1", "ada@example.org");
    }

    private static SiteSpec spec(String title, Environment environment, List<String> administratorNetworks) {
        return new SiteSpec(
                title,
                environment,
                SiteSize.SMALL,
                "us-east-1",
                "ada@example.org",
                null,
                List.of(),
                null,
                new SiteCode.None(),
                null,
                administratorNetworks,
                new PhpSettings(384, 200),
                "ada.lovelace");
    }

    /** A title that makes the root run a shell script. */
    private static String command(Path folder, String script) throws IOException {
        return "sh:sh " + Files.writeString(folder.resolve("script"), script);
    }

    private Path runFolder(RunIdentifier run) {
        return installation.dataFolder("runs").resolve(run.toString());
    }

    private Path initialization(RunIdentifier run) {
        return runFolder(run).resolve("stack/site/.terraform");
    }

    private void awaitStatus(RunIdentifier run, RunStatus status) {
        await().atMost(SOON).until(() -> runs.require(run), it -> it.status().isEnded() || it.status() == status);
        assertThat(runs.require(run)).as(() -> String.join("\n", log(run))).returns(status, Run::status);
    }

    private String summary(RunIdentifier run, Phase phase) {
        return runs.require(run).phases().stream()
                .filter(it -> it.phase() == phase)
                .findFirst()
                .flatMap(it -> it.summary())
                .orElseThrow();
    }

    private List<String> log(RunIdentifier run) {
        return logs.lines(new LogIdentifier(run.number()), 1, 1000).stream()
                .map(LogLine::text)
                .toList();
    }
}
