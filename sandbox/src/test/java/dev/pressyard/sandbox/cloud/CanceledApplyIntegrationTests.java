package dev.pressyard.sandbox.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The site's own root, interrupted while its database and load balancer are made. To wait until both are there would
 * take minutes of the provider's patience; the order of the next plan tells whether a retry can succeed. That needs the
 * provider, which {@code ./pressyard test} brings.
 */
class CanceledApplyIntegrationTests {

    private static final Duration SOON = Duration.ofMinutes(3);
    private static final Path MODULES = Path.of("../terraform-modules");

    /** All that the task definition depends on, and not what comes after it. */
    private static final String TARGET = "-target=module.service.aws_ecs_task_definition.wordpress";

    private static final String VARIABLES = """
            {"region": "us-east-1", "name": "blog", "title": "A blog", "environment": "development",
             "administrator_email": "ada@example.org", "image": "registry.test/wordpress@sha256:%s",
             "kms_key_arn": "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555",
             "size": {"task_cpu": 512, "task_memory": 1024, "task_count": 1, "task_count_max": 1,
                      "database_class": "db.t4g.micro", "database_storage_gb": 20}}
            """.formatted("a".repeat(64));

    @TempDir
    private Path folder;

    @Test
    void isFollowedByAPlanThatRemovesWhatWasLeftHalfMadeBeforeItMakesItAnew() throws IOException, InterruptedException {
        var portal = CloudConfiguration.start(folder.resolve("data"));
        try (portal) {
            prepareRoot();
            assertThat(terraform(portal, "init").waitFor()).isZero();
            cancelWhileCreating(terraform(portal, "apply", "-auto-approve", TARGET));

            assertThat(terraform(portal, "plan", "-out=plan", TARGET).waitFor()).isZero();
            assertThat(terraform(portal, "show", "-json", "plan").waitFor()).isZero();
        }

        var replaced = replaced(JsonMapper.shared().readTree(Files.readString(root().resolve("show.txt"))));
        assertThat(replaced)
                .contains(
                        "module.database.aws_db_instance.database [delete, create]",
                        "module.load_balancer.aws_lb.site [delete, create]")
                .allSatisfy(change -> assertThat(change).endsWith("[delete, create]"));
    }

    private void prepareRoot() throws IOException {
        FileSystemUtils.copyRecursively(MODULES, folder.resolve("terraform-modules"));
        Files.writeString(root().resolve("test_override.tf"), "terraform {\n  backend \"local\" {}\n}\n");
        Files.writeString(root().resolve("test.auto.tfvars.json"), VARIABLES);
    }

    private Path root() {
        return folder.resolve("terraform-modules/site");
    }

    private Process terraform(AnnotationConfigApplicationContext portal, String command, String... options)
            throws IOException {
        var arguments = new ArrayList<>(List.of("terraform", command));
        arguments.addAll(List.of(options));
        var builder = new ProcessBuilder(arguments)
                .directory(root().toFile())
                .redirectError(Redirect.DISCARD)
                .redirectOutput(output(command).toFile());
        builder.environment().put("TF_IN_AUTOMATION", "1");
        builder.environment().put("TF_CLI_ARGS", "-no-color");
        builder.environment().put("AWS_ACCESS_KEY_ID", "anybody");
        builder.environment().put("AWS_SECRET_ACCESS_KEY", "anything");
        var endpoint = portal.getBean(ControlPlane.class).endpoint(Duration.ofMinutes(1));
        builder.environment().put("AWS_ENDPOINT_URL", endpoint.toString());
        return builder.start();
    }

    private Path output(String command) {
        return root().resolve(command + ".txt");
    }

    /** As a canceled run is: by SIGINT, which a shell sends as well. */
    private void cancelWhileCreating(Process apply) throws IOException, InterruptedException {
        await().atMost(SOON).until(() -> Files.readString(output("apply")), it -> {
            assertThat(apply.isAlive()).as(it).isTrue();
            return it.contains("aws_db_instance.database: Still creating")
                    && it.contains("aws_lb.site: Still creating");
        });
        new ProcessBuilder("kill", "-INT", Long.toString(apply.pid())).start().waitFor();
        assertThat(apply.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    /** What would be replaced, with the order of the two steps. */
    private static List<String> replaced(JsonNode plan) {
        return plan.path("resource_changes")
                .valueStream()
                .filter(change -> change.path("change").path("actions").size() > 1)
                .map(change -> change.path("address").asString() + " "
                        + change.path("change")
                                .path("actions")
                                .valueStream()
                                .map(JsonNode::asString)
                                .toList())
                .toList();
    }
}
