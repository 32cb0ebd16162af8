package dev.pressyard.provisioning.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.provisioning.image.Image;
import dev.pressyard.provisioning.image.ImageException;
import dev.pressyard.provisioning.image.ImageKind;
import dev.pressyard.provisioning.installation.Installation;
import dev.pressyard.provisioning.log.Redaction;
import dev.pressyard.provisioning.process.Command;
import dev.pressyard.provisioning.run.Run;
import dev.pressyard.provisioning.run.RunKind;
import dev.pressyard.provisioning.run.RunRequest;
import dev.pressyard.provisioning.run.RunRequests;
import dev.pressyard.provisioning.state.StackIdentifier;
import dev.pressyard.provisioning.target.Targets;
import dev.pressyard.provisioning.testing.PostgresTest;
import dev.pressyard.provisioning.testing.SaidContext;
import dev.pressyard.provisioning.worker.PhaseContext;
import dev.pressyard.provisioning.worker.PhaseOutcome;
import dev.pressyard.provisioning.worker.RunDetails;
import dev.pressyard.provisioning.worker.StepExit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The archive's answers are made up; {@code packer/tests/test_image.py} has the real ones. */
@PostgresTest
@TestPropertySource(properties = "pressyard.worker.slots=0")
class PackageCheckIntegrationTests {

    @TempDir
    private Path folder;

    @Autowired
    private PackageUpdates updates;

    @Autowired
    private RunRequests requests;

    @Autowired
    private Targets targets;

    @Autowired
    private JdbcClient jdbc;

    private Run run;

    @BeforeEach
    void aRun() {
        run = requests.queue(new RunRequest(
                RunKind.IMAGE_CHECK,
                StackIdentifier.random(),
                targets.findByName("sandbox").orElseThrow().id(),
                "us-east-1",
                "images",
                null,
                null,
                null,
                "ada",
                RunRequest.Approval.NOT_NEEDED));
    }

    @AfterEach
    void forgetTheBases() {
        for (var table : List.of("package_update", "package_check")) {
            jdbc.sql("delete from " + table + " where image_id in (select id from image where built_by_run = :run)")
                    .param("run", run.identifier().number())
                    .update();
        }
        jdbc.sql("delete from image where built_by_run = :run")
                .param("run", run.identifier().number())
                .update();
    }

    @Test
    void looksIntoEachBaseThatMatters() throws Exception {
        var newest = base("current");
        var older = base("openssl");

        var outcome = check(newest, older);

        assertThat(outcome)
                .isEqualTo(new PhaseOutcome.Succeeded(
                        "base %s: all packages are current; base %s: a rebuild would update 1 packages"
                                .formatted(newest.hash(), older.hash())));
        assertThat(updates.of(newest.id())).isEmpty();
        assertThat(updates.checkedAt(newest.id())).isPresent();
        assertThat(updates.of(older.id())).containsExactly(new PackageUpdate("openssl", "1", "2"));
    }

    @Test
    void endsWithTheFirstThatCannotBeLookedInto() throws Exception {
        var broken = base("broken");
        var other = base("openssl");

        assertThat(check(broken, other))
                .isInstanceOfSatisfying(
                        PhaseOutcome.Failed.class,
                        failed -> assertThat(failed.detail()).contains("no such archive"));
        assertThat(updates.checkedAt(broken.id())).isEmpty();
    }

    @Test
    void saysWhereThereIsNothingToLookInto() throws Exception {
        assertThat(check())
                .isInstanceOfSatisfying(
                        PhaseOutcome.Failed.class,
                        failed -> assertThat(failed.summary()).contains("holds no base image"));
    }

    @Test
    void saysThatThereIsNoEngine() throws Exception {
        var check = new PackageCheck(
                () -> {
                    throw new ImageException("The container engine does not answer", null);
                },
                updates,
                new Installation(folder, folder));

        assertThat(check.perform(context()))
                .isInstanceOfSatisfying(
                        PhaseOutcome.Failed.class,
                        failed -> assertThat(failed.summary()).contains("does not answer"));
    }

    private PhaseOutcome check(Image... held) throws InterruptedException {
        return new PackageCheck(() -> List.of(held), updates, new Installation(folder, folder)).perform(context());
    }

    private PhaseContext context() {
        return new Answered(SaidContext.of(run, RunKind.IMAGE_CHECK), folder);
    }

    /** A base on record, whose id in the engine says what the archive answers about it. */
    private Image base(String engineId) {
        var hash = UUID.randomUUID().toString();
        var base = new Image(
                UUID.randomUUID(),
                ImageKind.BASE,
                hash,
                null,
                engineId,
                1,
                null,
                run.identifier().number(),
                Instant.EPOCH,
                Duration.ZERO);
        jdbc.sql("""
                        insert into image (id, kind, inputs_hash, engine_id, size_bytes, inputs, built_by_run, built_at, build_seconds)
                        values (:id, 'BASE', :hash, :engineId, 1, '{}', :run, now() - interval '10 years', 0)
                        """)
                .param("id", base.id())
                .param("hash", hash)
                .param("engineId", engineId)
                .param("run", base.builtBy())
                .update();
        return base;
    }

    /** A phase whose steps end at once, with what the archive would answer. */
    private record Answered(SaidContext around, Path folder) implements PhaseContext {

        @Override
        public RunDetails run() {
            return around.run();
        }

        @Override
        public long epoch() {
            return around.epoch();
        }

        @Override
        public void say(String line) {
            around.say(line);
        }

        @Override
        public boolean isCancelRequested() {
            return false;
        }

        @Override
        public boolean hasStep(String name) {
            return Files.exists(folder.resolve(name));
        }

        @Override
        public StepExit step(String name, Supplier<Command> command, Supplier<Redaction> redaction) {
            assertThat(hasStep(name)).as("a step of its own for each base").isFalse();
            return switch (command.get().arguments().getLast()) {
                case "current" -> exited(name, 0, "");
                case "openssl" ->
                    exited(name, 0, "{\"package\":\"openssl\",\"installed\":\"1\",\"candidate\":\"2\"}\n");
                default -> exited(name, 100, "E: there is no such archive\n");
            };
        }

        private StepExit exited(String name, int code, String output) {
            try {
                return new StepExit.Exited(code, Files.writeString(folder.resolve(name), output));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
