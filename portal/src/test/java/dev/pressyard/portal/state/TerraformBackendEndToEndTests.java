package dev.pressyard.portal.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.portal.testing.PortalTest;
import dev.pressyard.provisioning.state.StackIdentifier;
import dev.pressyard.provisioning.state.StateCredential;
import dev.pressyard.provisioning.state.StateCredentials;
import dev.pressyard.provisioning.state.StateLocks;
import dev.pressyard.provisioning.state.StateVersion;
import dev.pressyard.provisioning.state.StateVersions;
import dev.pressyard.provisioning.state.StateWriteResult.Written;
import dev.pressyard.provisioning.state.StateWrites;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The backend as Terraform itself meets it. */
@PortalTest
class TerraformBackendEndToEndTests {

    private static final String CONFIGURATION = """
            terraform {
              backend "http" {}
            }

            variable "text" {
              type    = string
              default = "first"
            }

            resource "terraform_data" "text" {
              input = var.text
            }

            output "text" {
              value = terraform_data.text.output
            }
            """;

    /** Waits in its apply until a file named {@code go} is there. */
    private static final String SLOW_CONFIGURATION = CONFIGURATION + """
            resource "terraform_data" "slow" {
              depends_on = [terraform_data.text]
              provisioner "local-exec" {
                command = "touch waiting; until [ -e go ]; do sleep 0.05; done"
              }
            }
            """;

    private final StackIdentifier stack = StackIdentifier.random();

    @TempDir
    private Path folder;

    @LocalServerPort
    private int port;

    @Autowired
    private StateCredentials credentials;

    @Autowired
    private StateVersions versions;

    @Autowired
    private StateWrites writes;

    @Autowired
    private StateLocks locks;

    @BeforeEach
    void configure() throws IOException {
        Files.writeString(folder.resolve("main.tf"), CONFIGURATION);
    }

    private Terraform terraform(StateCredential credential) {
        return new Terraform(folder, credential.environment(URI.create("http://127.0.0.1:" + port)));
    }

    private Terraform initialized(StateCredential credential) {
        var terraform = terraform(credential);
        assertSucceeds(terraform, "init");
        return terraform;
    }

    private static void assertSucceeds(Terraform terraform, String... arguments) {
        assertThat(terraform.run(arguments))
                .satisfies(
                        ended -> assertThat(ended.exitCode()).as(ended.output()).isZero());
    }

    private static void assertFails(Terraform terraform, String message, String... arguments) {
        assertThat(terraform.run(arguments)).satisfies(ended -> {
            assertThat(ended.exitCode()).isEqualTo(1);
            assertThat(ended.output()).contains(message);
        });
    }

    @Test
    void keepsWhatTerraformAppliesAndDestroys() {
        var terraform = initialized(credentials.issue(stack, 1, 1));

        assertSucceeds(terraform, "plan", "-out=plan");
        assertThat(versions.latest(stack)).isEmpty();
        assertSucceeds(terraform, "apply", "plan");
        assertThat(versions.outputs(stack))
                .hasEntrySatisfying("text", output -> assertThat(output.text()).isEqualTo("first"));
        assertThat(versions.resources(stack))
                .singleElement()
                .satisfies(resource -> assertThat(resource.address()).isEqualTo("terraform_data.text"));
        assertThat(locks.holder(stack)).isEmpty();

        assertThat(terraform.run("plan", "-detailed-exitcode").exitCode()).isZero();
        assertSucceeds(terraform, "destroy", "-auto-approve");
        assertThat(versions.resources(stack)).isEmpty();
        assertThat(versions.history(stack, Long.MAX_VALUE, 10)).hasSizeGreaterThan(1);
    }

    @Test
    void locksByTerraformsOwnVerbsToo() {
        var credential = credentials.issue(stack, 1, 1);
        var environment = new HashMap<>(credential.environment(URI.create("http://127.0.0.1:" + port)));
        environment.keySet().removeIf(name -> name.endsWith("LOCK_METHOD"));
        environment.replaceAll((name, value) -> value.replaceAll("/lock$", ""));
        var terraform = new Terraform(folder, Map.copyOf(environment));

        assertSucceeds(terraform, "init");
        assertSucceeds(terraform, "apply", "-auto-approve");

        assertThat(versions.outputs(stack)).containsKey("text");
        assertThat(locks.holder(stack)).isEmpty();
    }

    @Test
    void showsWhoHoldsTheLock() throws IOException {
        var terraform = initialized(credentials.issue(stack, 1, 1));
        var apply = applySlowly(terraform);
        try {
            var holder = locks.holder(stack).orElseThrow();
            assertThat(holder.operation()).isEqualTo("OperationTypeApply");

            var ended = terraform.run("plan");

            assertThat(ended.exitCode()).isEqualTo(1);
            assertThat(ended.output())
                    .contains(
                            "Error acquiring the state lock",
                            "HTTP remote state already locked: ID=" + holder.lockId());
        } finally {
            Files.createFile(folder.resolve("go"));
            assertThat(apply.end().exitCode()).isZero();
        }
    }

    @Test
    void recoversTheLockOfAKilledTerraform() throws IOException {
        var apply = applySlowly(initialized(credentials.issue(stack, 1, 1)));
        apply.kill();
        apply.end();
        var successor = terraform(credentials.issue(stack, 1, 2));

        assertFails(successor, "Error acquiring the state lock", "plan");
        assertThat(locks.release(stack, 1, 2)).isPresent();

        Files.createFile(folder.resolve("go"));
        assertSucceeds(successor, "apply", "-auto-approve");
        assertThat(versions.resources(stack)).hasSize(2);
    }

    @Test
    void salvagesTheFirstStateOfATerraformThatWasFencedOff() throws IOException {
        var apply = applySlowly(initialized(credentials.issue(stack, 1, 1)));

        var successor = fenceOffAndSalvage(apply);

        assertThat(versions.latest(stack)).hasValueSatisfying(salvaged -> {
            assertThat(salvaged.serial()).isEqualTo(1);
            assertThat(salvaged.lineage()).isNotBlank();
        });
        assertThat(successor.run("plan", "-detailed-exitcode").exitCode()).isZero();
        assertSucceeds(successor, "destroy", "-auto-approve");
    }

    @Test
    void salvagesALaterStateOfATerraformThatWasFencedOff() throws IOException {
        var terraform = initialized(credentials.issue(stack, 1, 1));
        assertSucceeds(terraform, "apply", "-auto-approve");
        var before = versions.latest(stack).orElseThrow();
        var apply = applySlowly(terraform);

        var successor = fenceOffAndSalvage(apply);

        assertThat(versions.latest(stack)).hasValueSatisfying(salvaged -> {
            assertThat(salvaged.serial()).isGreaterThan(before.serial());
            assertThat(salvaged.lineage()).isEqualTo(before.lineage());
        });
        assertThat(successor.run("plan", "-detailed-exitcode").exitCode()).isZero();
    }

    /** Gives the stack to a later epoch while an apply is under way, and saves what that leaves in a file. */
    private Terraform fenceOffAndSalvage(Terraform.Started apply) throws IOException {
        var before = versions.history(stack, Long.MAX_VALUE, 10);
        var successor = terraform(credentials.issue(stack, 1, 2));
        Files.createFile(folder.resolve("go"));
        assertThat(apply.end()).satisfies(ended -> {
            assertThat(ended.exitCode()).isEqualTo(1);
            assertThat(ended.output()).contains("Failed to save state", "401", "errored.tfstate");
        });
        assertThat(versions.history(stack, Long.MAX_VALUE, 10)).isEqualTo(before);

        var errored = Files.readAllBytes(folder.resolve("errored.tfstate"));
        assertThat(writes.salvage(stack, 1, 2, errored)).isInstanceOf(Written.class);
        assertThat(locks.release(stack, 1, 2)).isPresent();
        return successor;
    }

    @Test
    void letsAnAdoptedTerraformFinish() throws IOException {
        var apply = applySlowly(initialized(credentials.issue(stack, 1, 1)));
        credentials.adopt(stack, 1, 2);

        Files.createFile(folder.resolve("go"));

        assertThat(apply.end().exitCode()).isZero();
        assertThat(locks.holder(stack)).isEmpty();
        assertThat(versions.resources(stack)).hasSize(2);
    }

    @Test
    void refusesAStaleState() throws IOException {
        var terraform = initialized(credentials.issue(stack, 1, 1));
        assertSucceeds(terraform, "apply", "-auto-approve");
        var stale = versions.content(versions.latest(stack).orElseThrow());
        assertSucceeds(terraform, "apply", "-auto-approve", "-var=text=second");
        var before = versions.history(stack, Long.MAX_VALUE, 10);

        Files.write(folder.resolve("stale.tfstate"), stale);
        assertFails(terraform, "HTTP error: 409", "state", "push", "-force", "stale.tfstate");

        assertThat(versions.history(stack, Long.MAX_VALUE, 10)).isEqualTo(before);
        assertThat(before).extracting(StateVersion::run).containsOnly(1L);
    }

    private Terraform.Started applySlowly(Terraform terraform) throws IOException {
        Files.writeString(folder.resolve("main.tf"), SLOW_CONFIGURATION);
        var apply = terraform.start("apply", "-auto-approve");
        Awaitility.await()
                .until(() -> Files.exists(folder.resolve("waiting"))
                        || !apply.process().isAlive());
        assertThat(apply.process().isAlive()).isTrue();
        return apply;
    }
}
