package dev.pressyard.provisioning.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageInputsTests {

    @TempDir
    private Path home;

    @BeforeEach
    void aBaseOfTwoFiles() throws IOException {
        write("packer/base/inputs.txt", "# comment\n\npacker/base/template.pkr.hcl\nansible/roles/php/**\n");
        write("packer/base/template.pkr.hcl", "one");
        write("ansible/roles/php/tasks/main.yml", "two");
        write("ansible/roles/other/tasks/main.yml", "not an input");
    }

    @Test
    void readsTheListedFilesAndNoOthers() {
        assertThat(inputs().parts())
                .containsOnlyKeys("packer/base/template.pkr.hcl", "ansible/roles/php/tasks/main.yml");
    }

    @Test
    void isTheSameForTheSameFiles() throws IOException {
        var hash = inputs().hash();
        write("ansible/roles/other/tasks/main.yml", "changed, but no input");

        assertThat(inputs().hash()).isEqualTo(hash).hasSize(20);
    }

    @Test
    void changesWithContent() throws IOException {
        var earlier = inputs();
        write("ansible/roles/php/tasks/main.yml", "three");

        assertThat(inputs().hash()).isNotEqualTo(earlier.hash());
        assertThat(inputs().differences(earlier)).containsExactly("ansible/roles/php/tasks/main.yml");
    }

    @Test
    void changesWithTheExecutableBit() {
        var earlier = inputs();
        assertThat(home.resolve("packer/base/template.pkr.hcl").toFile().setExecutable(true))
                .isTrue();

        assertThat(inputs().differences(earlier)).containsExactly("packer/base/template.pkr.hcl");
    }

    @Test
    void changesWhenAFileIsRenamed() throws IOException {
        var earlier = inputs();
        Files.move(home.resolve("ansible/roles/php/tasks/main.yml"), home.resolve("ansible/roles/php/tasks/other.yml"));

        assertThat(inputs().differences(earlier))
                .containsExactly("ansible/roles/php/tasks/main.yml", "ansible/roles/php/tasks/other.yml");
    }

    private ImageInputs inputs() {
        return new ImageInputs(new InputFiles(home).digests(ImageKind.BASE.word()));
    }

    private void write(String path, String content) throws IOException {
        Files.createDirectories(home.resolve(path).getParent());
        Files.writeString(home.resolve(path), content);
    }
}
