package dev.pressyard.provisioning.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.provisioning.code.CodeSettings;
import dev.pressyard.provisioning.run.RunFailure;
import dev.pressyard.provisioning.worker.PhaseOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildFailuresTests {

    private static final String USUAL = "https://wordpress.example/wordpress.tar.gz";

    @TempDir
    private Path folder;

    @Test
    void leadsToTheChangeWhereAnArchiveOfOnesOwnCannotBeFetched() throws IOException {
        var failure = failure("wordpress", "https://own.example/wordpress.tar.gz");

        assertThat(failure.summary())
                .isEqualTo("The archive of WordPress could not be fetched: Could not resolve host: own.example.");
        assertThat(failure.nextStep()).startsWith(RunFailure.CHANGE_CODE + ": under WordPress");
        assertThat(failure("site_code", USUAL).nextStep())
                .startsWith(RunFailure.CHANGE_CODE + ": under themes and plugins");
    }

    @Test
    void leadsToTheSettingWhereTheUsualWordPressCannotBeFetched() throws IOException {
        assertThat(failure("wordpress", USUAL).nextStep())
                .startsWith("Let this machine reach " + USUAL)
                .contains("pressyard.image.wordpress-archive-url");
    }

    private PhaseOutcome.Failed failure(String role, String wordPress) throws IOException {
        var output = Files.writeString(folder.resolve("output"), """
                docker.site: TASK [%s : Fetch the archive] ***
                docker.site: TASK [download : Ensure that the archive is on the machine that builds] ***
                fatal: [default]: FAILED! => {"msg": "non-zero", "stderr": "curl: (6) Could not resolve host: own.example"}
                """.formatted(role));
        var recipe = new ImageRecipe(
                ImageKind.SITE,
                new ImageInputs(new TreeMap<>()),
                Map.of("wordpress_archive_url", wordPress, "site_code_archive_url", "https://own.example/code.tar"),
                null);
        return new BuildFailures(new CodeSettings("6.8.11", USUAL, "0".repeat(64), false, "git")).of(recipe, output);
    }
}
