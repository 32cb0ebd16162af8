package dev.pressyard.provisioning.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void saysWhichArchiveCouldNotBeFetched() throws IOException {
        var output = Files.writeString(folder.resolve("output"), """
                docker.site: TASK [wordpress : Fetch the archive] ***
                docker.site: TASK [download : Ensure that the archive is on the machine that builds] ***
                fatal: [default]: FAILED! => {"msg": "non-zero return code", "stderr": "curl: (22) The requested URL returned error: 404"}
                """);

        assertThat(BuildMessages.unfetched(output))
                .hasValue(new BuildMessages.Unfetched(true, "The requested URL returned error: 404"));
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

    /** As they really write it of a program's failure: the program itself says the same words, and is no message. */
    @Test
    void tellsOfAWrongHashWithBothHashes() throws IOException {
        var output = Files.writeString(folder.resolve("output"), """
                \u001B[0;32m    docker.site: TASK [download : Ensure that the archive is on the machine that builds, whole and the right one] ***\u001B[0m\u001B[0m
                \u001B[0;32m    docker.site: \u001B[0;31mfatal: [default -> localhost({{ container }})]: FAILED! => \u001B[0m\u001B[0m
                \u001B[0;32m    docker.site: \u001B[0;31m    changed: false\u001B[0m\u001B[0m
                \u001B[0;32m    docker.site: \u001B[0;31m    cmd: |-\u001B[0m\u001B[0m
                \u001B[0;32m    docker.site: \u001B[0;31m        set -euo pipefail\u001B[0m\u001B[0m
                \u001B[0;32m    docker.site: \u001B[0;31m        if ((code == 63 || code == 153)); then echo "The archive is larger than $MOST_MEGABYTES MB." >&2; fi\u001B[0m\u001B[0m
                \u001B[0;32m    docker.site: \u001B[0;31m    delta: '0:00:00.127111'\u001B[0m\u001B[0m
                \u001B[0;32m    docker.site: \u001B[0;31m    msg: non-zero return code\u001B[0m\u001B[0m
                \u001B[0;32m    docker.site: \u001B[0;31m    rc: 1\u001B[0m\u001B[0m
                \u001B[0;32m    docker.site: \u001B[0;31m    stderr: The archive does not have the checksum that was asked for, 0000000000000000000000000000000000000000000000000000000000000000;\u001B[0m\u001B[0m
                \u001B[0;32m    docker.site: \u001B[0;31m        it has 73cb3858a687a8494ca3323053016282f3dad39d42cf62ca4e79dda2aac7d9ac.\u001B[0m\u001B[0m
                \u001B[0;32m    docker.site: \u001B[0;31m    stderr_lines: <omitted>\u001B[0m\u001B[0m
                \u001B[0;32m    docker.site: \u001B[0;31m    stdout: ''\u001B[0m\u001B[0m
                \u001B[0;32m    docker.site: \u001B[0;31m    stdout_lines: <omitted>\u001B[0m\u001B[0m
                \u001B[0;32m    docker.site:\u001B[0m
                \u001B[0;32m    docker.site: NO MORE HOSTS LEFT ****\u001B[0m\u001B[0m
                """);

        assertThat(BuildMessages.refusal(output))
                .hasValue("The archive does not have the checksum that was asked for, "
                        + "0000000000000000000000000000000000000000000000000000000000000000;"
                        + " it has 73cb3858a687a8494ca3323053016282f3dad39d42cf62ca4e79dda2aac7d9ac.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The archive is larger than 600 MB.",
                "The repository takes more than 600 MB.",
                "The archive holds WordPress 6.8.11, not 6.8.12."
            })
    void tellsWhatElseTheRolesRefuse(String refusal) throws IOException {
        var output = Files.writeString(folder.resolve("output"), """
                fatal: [default -> localhost]: FAILED! =>
                    msg: non-zero return code
                    rc: 1
                    stderr: |-
                        what the program said before
                        %s
                """.formatted(refusal));

        assertThat(BuildMessages.refusal(output)).hasValue(refusal);
    }

    @Test
    void takesNoOtherFailureForARefusal() throws IOException {
        var output = Files.writeString(
                folder.resolve("output"),
                "ok: The site's code was refused: no\nfatal: [default]: FAILED! => {\"msg\": \"No package\"}\n");

        assertThat(BuildMessages.refusal(output)).isEmpty();
    }
}
