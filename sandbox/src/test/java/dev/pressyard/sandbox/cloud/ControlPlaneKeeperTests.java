package dev.pressyard.sandbox.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.pressyard.sandbox.daemon.Daemons;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlPlaneKeeperTests {

    @TempDir
    private Path data;

    private final AtomicInteger reports = new AtomicInteger();

    @Test
    void reportsTheLossOfOneThatCannotBeStartedAgain() throws IOException {
        var folder = new ControlPlaneFolder(data);
        folder.know("the one that died");
        Files.createFile(data.resolve("program"));

        assertThat(catchThrowable(() -> keeper(folder).look(new ControlPlaneState.Starting())))
                .as("its sources find a file in their place, where moto is installed")
                .satisfiesAnyOf(
                        failure -> assertThat(failure).isNull(),
                        failure -> assertThat(failure).hasMessageContaining("program"));

        assertThat(reports).hasValue(1);
        assertThat(folder.knownIncarnation()).isEmpty();
    }

    @Test
    void reportsALossOnceThoughAnotherFollows() {
        var losses = new ControlPlaneLosses(new ControlPlaneFolder(data), reports::incrementAndGet);
        losses.notice("first");
        losses.noticeEnd();
        losses.notice("second");
        losses.notice("second");

        assertThat(reports).hasValue(1);
    }

    @Test
    void reportsTheLossOfAFormerOneOnceAndOfNoneThatThereNeverWas() {
        var folder = new ControlPlaneFolder(data);
        var keeper = keeper(folder);
        keeper.lookAfterFormer();
        assertThat(reports).hasValue(0);

        folder.know("the one before another was used");
        keeper.lookAfterFormer();
        keeper.lookAfterFormer();

        assertThat(reports).hasValue(1);
        assertThat(folder.knownIncarnation()).isEmpty();
    }

    private ControlPlaneKeeper keeper(ControlPlaneFolder folder) {
        var daemons = new Daemons((records, command) -> {
            throw new AssertionError("nothing is to be started");
        });
        var losses = new ControlPlaneLosses(folder, reports::incrementAndGet);
        return new ControlPlaneKeeper(folder, daemons, losses, Clock.systemUTC());
    }
}
