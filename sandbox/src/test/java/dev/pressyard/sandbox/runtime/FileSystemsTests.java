package dev.pressyard.sandbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pressyard.sandbox.runtime.CloudView.FileSystemView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ecs.model.EFSVolumeConfiguration;
import software.amazon.awssdk.services.efs.model.AccessPointDescription;
import software.amazon.awssdk.services.efs.model.CreationInfo;

class FileSystemsTests {

    @TempDir
    private Path data;

    @Test
    void mountsWhatTheAccessPointShows() {
        assertThat(mounted("fsap-1")).isEqualTo(root().resolve("uploads")).isDirectory();
    }

    @Test
    void refusesAnAccessPointThatDoesNotExist() {
        assertThatThrownBy(() -> mounted("fsap-2")).hasMessage("There is no access point fsap-2");
        assertThat(root()).doesNotExist();
    }

    private Path mounted(String accessPoint) {
        var point = AccessPointDescription.builder()
                .accessPointId("fsap-1")
                .rootDirectory(directory -> directory
                        .path("/uploads")
                        .creationInfo(owner -> owner.ownerUid(33L).ownerGid(33L).permissions("0750")))
                .build();
        var view = new FileSystemView(PaperSite.SCOPE, "fs-1", List.of(point));
        var volume = EFSVolumeConfiguration.builder()
                .fileSystemId("fs-1")
                .rootDirectory("/")
                .authorizationConfig(it -> it.accessPointId(accessPoint))
                .build();
        return new FileSystems(new RuntimeFolder(data), new Chores(Clock.systemUTC()), new PlainFolders())
                .mounted(volume, PaperSite.round(PaperSite.view(List.of(), List.of(), List.of(view)), List.of()));
    }

    private Path root() {
        return new RuntimeFolder(data).fileSystem(PaperSite.INCARNATION, PaperSite.SCOPE, "fs-1");
    }

    /** Whoever runs the tests owns them. */
    private static final class PlainFolders implements OwnedFolders {

        @Override
        public void make(Path folder, CreationInfo owner) {
            try {
                Files.createDirectory(folder);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        @Override
        public void remove(Path folder) {
            throw new AssertionError("nothing is to be removed");
        }
    }
}
