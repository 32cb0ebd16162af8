package dev.pressyard.portal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.provisioning.installation.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatesTests {

    @Test
    void areWhereTheRepositoryHasThem() {
        var home = Path.of("..").toAbsolutePath().normalize();

        assertThat(templates(home).find()).contains(home);
    }

    @Test
    void areNotInFoldersThatHoldNothing(@TempDir Path home) throws IOException {
        assertThat(templates(home).find()).isEmpty();

        for (var folder : new String[] {
            "terraform-modules/site", "terraform-modules/platform", "packer/base", "packer/site", "ansible/roles"
        }) {
            Files.createDirectories(home.resolve(folder));
        }
        assertThat(templates(home).find()).isEmpty();
    }

    private static Templates templates(Path home) {
        return new Templates(new Installation(home.resolve("data"), home));
    }
}
