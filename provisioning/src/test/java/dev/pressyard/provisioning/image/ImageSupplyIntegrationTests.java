package dev.pressyard.provisioning.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.code.SiteCode;
import dev.pressyard.provisioning.installation.Installation;
import dev.pressyard.provisioning.log.Redaction;
import dev.pressyard.provisioning.process.ChildProcesses;
import dev.pressyard.provisioning.process.Command;
import dev.pressyard.provisioning.process.ProcessExit;
import dev.pressyard.provisioning.run.RunKind;
import dev.pressyard.provisioning.run.RunRequest;
import dev.pressyard.provisioning.run.RunRequests;
import dev.pressyard.provisioning.site.Environment;
import dev.pressyard.provisioning.site.SiteName;
import dev.pressyard.provisioning.site.SiteOrder;
import dev.pressyard.provisioning.site.SiteRequests;
import dev.pressyard.provisioning.site.SiteSize;
import dev.pressyard.provisioning.site.SiteSpec;
import dev.pressyard.provisioning.state.StackIdentifier;
import dev.pressyard.provisioning.target.Targets;
import dev.pressyard.provisioning.testing.PostgresTest;
import dev.pressyard.provisioning.worker.PhaseContext;
import dev.pressyard.provisioning.worker.PhaseOutcome;
import dev.pressyard.provisioning.worker.RunDetails;
import dev.pressyard.provisioning.worker.StepExit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Builds tiny images with the real Packer in the real engine. */
@PostgresTest
@TestPropertySource(properties = "pressyard.worker.slots=0")
class ImageSupplyIntegrationTests {

    private static final ImageSettings SETTINGS = new ImageSettings("packer", "debian:trixie-slim", "");

    @TempDir
    private Path home;

    @Autowired
    private Images images;

    @Autowired
    private ContainerEngine engine;

    @Autowired
    private ImageTurn turn;

    @Autowired
    private BuildRecords records;

    @Autowired
    private BuildFailures failures;

    @Autowired
    private SiteContents contents;

    @Autowired
    private ChildProcesses processes;

    @Autowired
    private RunRequests requests;

    @Autowired
    private SiteRequests sites;

    @Autowired
    private Targets targets;

    @Autowired
    private JdbcClient jdbc;

    private String labelled = "${var.inputs}";
    private final String mark = UUID.randomUUID().toString();
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void twoTinyTemplates() throws IOException {
        template("base", "debian:trixie-slim", "touch /" + mark);
        template("site", "${var.base_image}", "test -e /" + mark);
    }

    @AfterEach
    void removeWhatWasBuilt() {
        images.newest(100).forEach(image -> engine.remove(image.name()));
        jdbc.sql("delete from image_use").update();
        jdbc.sql("delete from image").update();
    }

    @Test
    void buildsOnceAndReusesWhatIsUnchanged() throws Exception {
        var first = supply().siteImage(context());
        var second = supply().siteImage(context());

        assertThat(first)
                .isInstanceOfSatisfying(
                        Supplied.AtHand.class,
                        it -> assertThat(it.how()).matches("base built in .*, site built in .*"));
        assertThat(said)
                .anyMatch(line ->
                        line.matches("Building the site image .*: (none had been built before|changed: .*)\\."));
        assertThat(second)
                .isInstanceOfSatisfying(
                        Supplied.AtHand.class, it -> assertThat(it.how()).isEqualTo("base reused, site reused"));
    }

    @Test
    void buildsOnlyTheSiteWhenOnlyItsInputsChange() throws Exception {
        supply().siteImage(context());
        template("site", "${var.base_image}", "touch /changed");
        said.clear();

        var again = supply().siteImage(context());

        assertThat(again)
                .isInstanceOfSatisfying(
                        Supplied.AtHand.class, it -> assertThat(it.how()).startsWith("base reused, site built"));
        assertThat(said).anyMatch(line -> line.contains("changed: packer/site/template.pkr.hcl."));
    }

    @Test
    void buildsOnlyTheSiteWhenTheBranchOfItsCodeMoves() throws Exception {
        var repository = home.resolve("theme");
        git("init", "--quiet", "--initial-branch=main", repository.toString());
        commit(repository);
        var site = siteWith(new SiteCode.Repository("file://" + repository, "main"));
        supply().siteImage(site.get());
        var unmoved = supply().siteImage(site.get());
        commit(repository);

        var moved = supply().siteImage(site.get());

        assertThat(unmoved)
                .isInstanceOfSatisfying(
                        Supplied.AtHand.class, it -> assertThat(it.how()).isEqualTo("base reused, site reused"));
        assertThat(moved)
                .isInstanceOfSatisfying(
                        Supplied.AtHand.class,
                        it -> assertThat(it.how()).matches("base reused, site built in .* \\(changed: site code\\)"));
    }

    @Test
    void saysSoBeforeAnythingIsBuiltWhenThereIsNoSuchBranch() throws Exception {
        var repository = home.resolve("theme");
        git("init", "--quiet", "--initial-branch=main", repository.toString());
        commit(repository);

        assertThat(supply().siteImage(siteWith(new SiteCode.Repository("file://" + repository, "mian"))
                        .get()))
                .isInstanceOfSatisfying(
                        Supplied.Missing.class,
                        missing -> assertThat(missing.why())
                                .isInstanceOfSatisfying(
                                        PhaseOutcome.Failed.class,
                                        failed -> assertThat(failed.summary()).contains("no branch or tag 'mian'")));
        assertThat(said).isEmpty();
    }

    @Test
    void takesNewPackagesWhenImagesAreToBeBuiltAndKeepsThemAfterwards() throws Exception {
        var site = siteWith(new SiteCode.None());
        supply().siteImage(site.get());

        var rebuilt = supply().siteImage(context(RunKind.IMAGE_BUILD));
        var afterwards = supply().siteImage(site.get());

        assertThat(rebuilt)
                .isInstanceOfSatisfying(
                        Supplied.AtHand.class,
                        it -> assertThat(it.how())
                                .matches("base built in .*packages taken anew by run.*, site built in .*"));
        assertThat(afterwards)
                .isInstanceOfSatisfying(
                        Supplied.AtHand.class, it -> assertThat(it.how()).isEqualTo("base reused, site reused"));
    }

    @Test
    void takesOverABaseThatAnEarlierInstallationLeftInTheEngine() throws Exception {
        supply().siteImage(context());
        var left = images.newestBase().orElseThrow();
        jdbc.sql("delete from image").update();

        var answer = supply().siteImage(context());

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Supplied.AtHand.class, it -> assertThat(it.how()).matches("base taken over, site built in .*"));
        var base = images.newestBase().orElseThrow();
        assertThat(base.engineId()).isEqualTo(left.engineId());
        assertThat(base.wasTakenOver()).isTrue();
        assertThat(images.billOfMaterials(base.id()))
                .hasValueSatisfying(bill -> assertThat(bill).contains(base.hash()));
    }

    @Test
    void findsTheNewestBaseAndThoseThatSitesStandOnWhereTheEngineHasThem() throws Exception {
        var site = siteWith(new SiteCode.None());
        var context = site.get();
        var image = ((Supplied.AtHand) supply().siteImage(context)).image();
        template("base", "debian:trixie-slim", "touch /" + mark + " /newer");
        supply().siteImage(context());
        var newest = images.newestBase().orElseThrow();
        var bases = new EngineBases(jdbc, engine);
        assertThat(bases.find()).containsExactly(newest);

        images.use(context.run().identifier(), image, "repository@sha256:digest");
        jdbc.sql("update run set status = 'APPLIED' where number = :run")
                .param("run", context.run().identifier().number())
                .update();

        assertThat(bases.find())
                .map(Image::id)
                .containsExactly(newest.id(), image.parent().orElseThrow());
        engine.remove(image.name());
        engine.remove(images.find(image.parent().orElseThrow()).orElseThrow().name());
        assertThat(bases.find()).containsExactly(newest);
    }

    @Test
    void buildsABaseThatOnlyHasTheNameOfTheOneNeeded() throws Exception {
        labelled = "something else";
        twoTinyTemplates();
        supply().siteImage(context());
        jdbc.sql("delete from image").update();

        assertThat(supply().siteImage(context()))
                .isInstanceOfSatisfying(
                        Supplied.AtHand.class, it -> assertThat(it.how()).startsWith("base built in"));
    }

    @Test
    void keepsWhatTheBuildTellsOfTheImage() throws Exception {
        supply().siteImage(context());
        var built = images.newest(2);

        assertThat(built).allSatisfy(image -> {
            assertThat(images.billOfMaterials(image.id()))
                    .hasValueSatisfying(bill -> assertThat(bill).contains(image.hash()));
            assertThat(images.details(image.id()).layers().stream()
                            .mapToLong(ImageDetails.Layer::size)
                            .sum())
                    .isEqualTo(image.size());
        });
    }

    /** The contexts of one phase of a site after the other. */
    private Supplier<PhaseContext> siteWith(SiteCode code) {
        var name = "site-" + UUID.randomUUID().toString().substring(0, 8);
        var spec = new SiteSpec(
                "A title",
                Environment.DEVELOPMENT,
                SiteSize.SMALL,
                "us-east-1",
                "ada@example.org",
                null,
                List.of(),
                null,
                code);
        var run = sites.order(
                new SiteOrder(UUID.randomUUID(), new SiteName(name), "sandbox", spec), new Actor("ada", null));
        return () -> new Alone(
                RunDetails.of(run),
                home.resolve("runs").resolve(UUID.randomUUID().toString()));
    }

    private static void commit(Path repository) throws Exception {
        git(
                "-C",
                repository.toString(),
                "-c",
                "user.name=Test",
                "-c",
                "user.email=test@example.org",
                "commit",
                "--quiet",
                "--allow-empty",
                "--message=" + UUID.randomUUID());
    }

    private static void git(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    @Test
    void letsOneBuildAndTheOthersWait() throws Exception {
        Callable<Supplied> ask = () -> supply().siteImage(context());
        try (var runs = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = runs.invokeAll(List.of(ask, ask));

            assertThat(answers)
                    .map(answer -> ((Supplied.AtHand) answer.get()).how())
                    .satisfiesExactlyInAnyOrder(
                            how -> assertThat(how).startsWith("base built"),
                            how -> assertThat(how).startsWith("base reused"));
        }
        assertThat(said).anyMatch(line -> line.startsWith("Another run is building"));
    }

    @Test
    void tellsPackersOwnMessageWhenABuildFails() throws Exception {
        template("base", "debian:trixie-slim", "echo E: no such thing >&2; false");

        assertThat(supply().siteImage(context()))
                .isInstanceOfSatisfying(
                        Supplied.Missing.class,
                        missing -> assertThat(missing.why())
                                .isInstanceOfSatisfying(PhaseOutcome.Failed.class, failed -> {
                                    assertThat(failed.summary()).contains("base image");
                                    assertThat(failed.detail()).contains("errored after");
                                }));
    }

    @Test
    void saysWhatIsMissingToStartFrom() {
        var settings = new ImageSettings("packer", "no-such-image:at-all", "");

        assertThatExceptionOfType(ImageException.class)
                .isThrownBy(() -> supply(settings).siteImage(context()))
                .withMessageContaining("no-such-image:at-all");
    }

    private ImageSupply supply() {
        return supply(SETTINGS);
    }

    private ImageSupply supply(ImageSettings settings) {
        var installation = new Installation(home.resolve("data"), home);
        var build = new ImageBuild(installation, settings, turn, records, failures, Clock.systemUTC());
        var recipes = new ImageRecipes(installation, settings, images, engine);
        var stock = new ImageStock(images, engine, build, new BaseTakeOver(engine, records));
        return new ImageSupply(recipes, contents, stock);
    }

    private void template(String kind, String from, String script) throws IOException {
        var folder = Files.createDirectories(home.resolve("packer").resolve(kind));
        Files.createDirectories(home.resolve("ansible"));
        Files.writeString(folder.resolve("inputs.txt"), "packer/" + kind + "/template.pkr.hcl\n");
        Files.writeString(folder.resolve("template.pkr.hcl"), """
                variable "source_image" { default = "debian:trixie-slim" }
                variable "base_image" { default = "" }
                variable "repository" { type = string }
                variable "tag" { type = string }
                variable "inputs" { type = string }
                variable "manifest" { type = string }
                variable "sbom" { type = string }
                variable "revision" { default = "" }
                variable "download_cache" { default = "" }
                variable "wordpress_version" { default = "" }
                variable "wordpress_archive_url" { default = "" }
                variable "wordpress_archive_sha256" { default = "" }
                variable "site_code_git_url" { default = "" }
                variable "site_code_git_ref" { default = "" }
                source "docker" "image" {
                  image   = "%s"
                  pull    = false
                  commit  = true
                  changes = ["LABEL dev.pressyard.kind=%s", "LABEL dev.pressyard.inputs=\\"%s\\""]
                }
                build {
                  sources = ["source.docker.image"]
                  provisioner "shell" { inline = ["%s", "mkdir -p /usr/share/pressyard", "echo '{\\"of\\": \\"${var.tag}\\"}' > /usr/share/pressyard/sbom.cdx.json"] }
                  provisioner "shell-local" { inline = ["echo '{\\"of\\": \\"${var.tag}\\"}' > ${var.sbom}"] }
                  post-processor "docker-tag" {
                    repository = var.repository
                    tags       = [var.tag]
                  }
                }
                """.formatted(from, kind, labelled, script));
    }

    private PhaseContext context() {
        return context(RunKind.CREATE);
    }

    private PhaseContext context(RunKind kind) {
        var target = targets.findByName("sandbox").orElseThrow();
        var run = requests.queue(new RunRequest(
                kind,
                StackIdentifier.random(),
                target.id(),
                "us-east-1",
                "test",
                null,
                null,
                null,
                "ada",
                RunRequest.Approval.NOT_NEEDED));
        return new Alone(
                RunDetails.of(run),
                home.resolve("runs").resolve(run.identifier().toString()));
    }

    /** A phase without a worker around it: its steps are the same processes, its log is a list. */
    private final class Alone implements PhaseContext {

        private final RunDetails run;
        private final Path folder;

        private Alone(RunDetails run, Path folder) {
            this.run = run;
            this.folder = folder;
        }

        @Override
        public RunDetails run() {
            return run;
        }

        @Override
        public long epoch() {
            return 1;
        }

        @Override
        public Path folder() {
            return folder;
        }

        @Override
        public void say(String line) {
            said.add(line);
        }

        @Override
        public boolean isCancelRequested() {
            return false;
        }

        @Override
        public boolean hasStep(String name) {
            return Files.isDirectory(folder.resolve(name));
        }

        @Override
        public StepExit step(String name, Supplier<Command> command, Supplier<Redaction> redaction) {
            var child = processes.startOrAttach(folder.resolve(name), command);
            var exit = Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(100))
                    .until(child::poll, Optional::isPresent)
                    .orElseThrow();
            return new StepExit.Exited(((ProcessExit.Exited) exit).code(), child.output());
        }
    }
}
