package dev.pressyard.provisioning.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.installation.Installation;
import dev.pressyard.provisioning.run.RunIdentifier;
import dev.pressyard.provisioning.run.RunKind;
import dev.pressyard.provisioning.run.RunRequest;
import dev.pressyard.provisioning.run.RunRequests;
import dev.pressyard.provisioning.state.StackIdentifier;
import dev.pressyard.provisioning.target.Targets;
import dev.pressyard.provisioning.testing.PostgresTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@PostgresTest
@TestPropertySource(properties = "pressyard.worker.slots=0")
class OldFoldersIntegrationTests {

    @Autowired
    private OldFolders folders;

    @Autowired
    private RunRequests requests;

    @Autowired
    private Targets targets;

    @Autowired
    private Installation installation;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void goAWeekAfterTheEndOfTheirRun() throws IOException {
        var old = folder(endedDaysAgo(8));
        var unsent = folder(endedDaysAgo(8));
        Files.createFile(unsent.resolve("stack/errored.tfstate"));
        var recent = folder(endedDaysAgo(6));
        var queued = folder(queued());

        folders.remove();

        assertThat(old).doesNotExist();
        assertThat(unsent).exists();
        assertThat(recent).exists();
        assertThat(queued).exists();
    }

    private Path folder(RunIdentifier run) throws IOException {
        var folder = installation.dataFolder("runs").resolve(run.toString());
        Files.createDirectories(folder.resolve("stack"));
        return folder;
    }

    private RunIdentifier endedDaysAgo(int days) {
        var run = queued();
        requests.cancel(run, new Actor("ada", null));
        jdbc.sql("update run set finished_at = now() - :days * interval '1 day' where number = :run")
                .param("days", days)
                .param("run", run.number())
                .update();
        return run;
    }

    private RunIdentifier queued() {
        var target = targets.findByName("sandbox").orElseThrow();
        return requests.queue(new RunRequest(
                        RunKind.PLATFORM,
                        StackIdentifier.random(),
                        target.id(),
                        target.regions().getFirst(),
                        "test",
                        null,
                        null,
                        null,
                        "ada",
                        RunRequest.Approval.NOT_NEEDED))
                .identifier();
    }
}
