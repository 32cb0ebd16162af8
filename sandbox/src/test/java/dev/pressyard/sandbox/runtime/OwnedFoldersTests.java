package dev.pressyard.sandbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.sandbox.engine.Engine;
import dev.pressyard.sandbox.engine.EngineLabels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.efs.model.CreationInfo;

/** By root itself, and by the engine on behalf of whoever is not. Needs root, an engine, and the database's image. */
class OwnedFoldersTests {

    private static final CreationInfo OWNER = CreationInfo.builder()
            .ownerUid(33L)
            .ownerGid(34L)
            .permissions("0750")
            .build();

    @TempDir
    private Path above;

    @Test
    void areMadeAndRemovedByRoot() throws IOException {
        areMadeAndRemoved(OwnedFolders.asRoot());
    }

    @Test
    void areMadeAndRemovedByTheEngine() throws IOException {
        var image = BuiltImages.database();
        try (var engine = Engine.connect(new EngineLabels("folders", above))) {
            areMadeAndRemoved(new ContainerFolders(engine, () -> Optional.of(image)));
            assertThat(engine.containers()).isEmpty();
        }
    }

    private void areMadeAndRemoved(OwnedFolders folders) throws IOException {
        var folder = above.resolve("uploads");
        folders.make(folder, OWNER);

        assertThat(Files.getAttribute(folder, "unix:uid")).isEqualTo(33);
        assertThat(Files.getAttribute(folder, "unix:gid")).isEqualTo(34);
        assertThat((int) Files.getAttribute(folder, "unix:mode") & 07777).isEqualTo(0750);
        assertThat(above).isDirectoryContaining("glob:**/uploads").isDirectoryNotContaining("glob:**/*.new");

        Files.writeString(folder.resolve("picture"), "kept");
        folders.remove(folder);
        assertThat(above).isEmptyDirectory();
    }
}
