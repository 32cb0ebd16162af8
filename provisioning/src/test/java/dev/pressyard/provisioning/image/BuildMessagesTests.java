package dev.pressyard.provisioning.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildMessagesTests {

    @TempDir
    private Path folder;

    @Test
    void keepsWhatTellsWhyAndDropsColours() throws IOException {
        var output = Files.writeString(folder.resolve("output"), """
                docker.base: output will be in this color.
                TASK [php : Ensure PHP is installed] ***
                \u001B[0;31mfatal: [default]: FAILED! => {"msg": "No package matching 'php8.9' is available"}\u001B[0m
                ==> docker.base: Stopping the container
                Build 'docker.base' errored after 12 seconds: Error executing Ansible: exit status 2
                """);

        assertThat(BuildMessages.errors(output)).isEqualTo("""
                php : Ensure PHP is installed: No package matching 'php8.9' is available
                Build 'docker.base' errored after 12 seconds: Error executing Ansible: exit status 2""");
    }

    @Test
    void showsTheLastLinesWhenNothingTells() throws IOException {
        var output = Files.writeString(folder.resolve("output"), "first\n".repeat(50) + "the end\n");

        assertThat(BuildMessages.errors(output)).endsWith("the end").hasLineCount(12);
    }

    @Test
    void tellsInPlainWordsWhyCodeWasRefused() throws IOException {
        var output = Files.writeString(folder.resolve("output"), """
                TASK [site_code : Refuse the code, with the reason] ***
                \u001B[0;31mfatal: [default]: FAILED! => {"changed": false, "msg": ["The site's code was refused: '../x' leads out of the archive"]}\u001B[0m
                Build 'docker.site' errored after 12 seconds: Error executing Ansible: exit status 2
                """);

        assertThat(BuildMessages.refusal(output))
                .hasValue("The site's code was refused: '../x' leads out of the archive");
    }

    /** As Packer and Ansible really write it, with the callback's result in YAML. */
    @Test
    void readsWhatAModuleSaysBelowItsFailure() throws IOException {
        var output = Files.writeString(folder.resolve("output"), """
                \u001B[0;32m    docker.site: TASK [site_code : Refuse the code, with the reason] ****\u001B[0m\u001B[0m
                \u001B[0;32m    docker.site: \u001B[0;31mfatal: [default]: FAILED! => \u001B[0m\u001B[0m
                \u001B[0;32m    docker.site: \u001B[0;31m    changed: false\u001B[0m\u001B[0m
                \u001B[0;32m    docker.site: \u001B[0;31m    msg:\u001B[0m\u001B[0m
                \u001B[0;32m    docker.site: \u001B[0;31m    - 'The site''s code was refused: ''../x'' leads out of the archive'\u001B[0m\u001B[0m
                \u001B[0;32m    docker.site:\u001B[0m
                \u001B[0;32m    docker.site: NO MORE HOSTS LEFT ****\u001B[0m\u001B[0m
                \u001B[1;31mBuild 'docker.site' errored after 12 seconds: Error executing Ansible: exit status 2\u001B[0m
                """);

        assertThat(BuildMessages.refusal(output))
                .hasValue("The site's code was refused: '../x' leads out of the archive");
        assertThat(BuildMessages.errors(output)).isEqualTo("""
                site_code : Refuse the code, with the reason: The site's code was refused: '../x' leads out of the archive
                Build 'docker.site' errored after 12 seconds: Error executing Ansible: exit status 2""");
    }

    @Test
    void tellsOfAWrongHashWithBothHashes() throws IOException {
        var output = Files.writeString(folder.resolve("output"), """
                fatal: [default -> localhost]: FAILED! => {"changed": false, "dest": "/x", "msg": "The checksum for /x/0.tar did not match 0; it was 1.", "url": "file:///x"}
                """);

        assertThat(BuildMessages.refusal(output)).hasValue("The checksum for /x/0.tar did not match 0; it was 1.");
    }

    @Test
    void takesNoOtherFailureForARefusal() throws IOException {
        var output = Files.writeString(
                folder.resolve("output"),
                "ok: The site's code was refused: no\nfatal: [default]: FAILED! => {\"msg\": \"No package\"}\n");

        assertThat(BuildMessages.refusal(output)).isEmpty();
    }
}
