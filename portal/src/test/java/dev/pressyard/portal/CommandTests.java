package dev.pressyard.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTests {

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "--server.port=0", "--server.port=0 --debug"})
    void leavesSettingsToThePortal(String arguments) {
        assertThat(perform(words(arguments))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify-audit", "verify-audit one two", "unknown file", "verify-audit --server.port=0 one"})
    void startsNoPortalForWhatIsNoCommand(String arguments) {
        assertThat(perform(words(arguments))).hasValue(2);
        assertThat(output.toString(StandardCharsets.UTF_8)).contains("verify-audit FILE");
    }

    @Test
    void verifiesAnExport() throws IOException {
        var export = Files.writeString(folder.resolve("export.jsonl"), "{}\n");

        assertThat(run("verify-audit", export)).isEqualTo(1);
        assertThat(output.toString(StandardCharsets.UTF_8)).startsWith("Row 1 is broken");
    }

    @Test
    void refusesToRotateWhatIsNoKeyset() throws IOException {
        var file = Files.writeString(folder.resolve("state.json"), "{}");

        assertThat(run("rotate-state-key", file)).isEqualTo(1);
        assertThat(file).hasContent("{}");
    }

    private int run(String word, Path file) {
        return perform(word, file.toString()).orElseThrow();
    }

    private OptionalInt perform(String... arguments) {
        return Command.perform(arguments, new PrintStream(output, true, StandardCharsets.UTF_8));
    }

    private static String[] words(String arguments) {
        return arguments.isEmpty() ? new String[0] : arguments.split(" ");
    }
}
