package dev.pressyard.portal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class ProviderMirrorTests {

    private final MockEnvironment environment = new MockEnvironment();
    private final ProviderMirror mirror = new ProviderMirror(environment);

    @Test
    void isTheFolderThatTheConfigurationNames(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("mirror/registry.terraform.io/hashicorp/aws"));
        configure(folder, folder.resolve("mirror"));

        assertThat(mirror.find()).contains(folder.resolve("mirror"));
    }

    @Test
    void isNoneWithoutTheProvider(@TempDir Path folder) throws IOException {
        configure(folder, Files.createDirectory(folder.resolve("mirror")));

        assertThat(mirror.find()).isEmpty();
    }

    @Test
    void isNoneWithoutAConfiguration() {
        assertThat(mirror.find()).isEmpty();

        environment.setProperty("TF_CLI_CONFIG_FILE", "/nowhere/terraform.tfrc");

        assertThat(mirror.find()).isEmpty();
    }

    private void configure(Path folder, Path named) throws IOException {
        var file = Files.writeString(folder.resolve("terraform.tfrc"), """
                disable_checkpoint = true
                provider_installation {
                  filesystem_mirror {
                    path    = "%s"
                    include = ["registry.terraform.io/hashicorp/aws"]
                  }
                }
                """.formatted(named));
        environment.setProperty("TF_CLI_CONFIG_FILE", file.toString());
    }
}
