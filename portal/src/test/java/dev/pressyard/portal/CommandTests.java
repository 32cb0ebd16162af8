package dev.pressyard.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandTests {

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"verify-audit", "--server.port=0", "''", "verify-audit one two", "unknown file"})
    void leavesOtherArgumentsToThePortal(String arguments) {
        assertThat(Command.of(arguments.split(" "))).isEmpty();
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
        var command = Command.of(new String[] {word, file.toString()}).orElseThrow();
        return command.run(file, new PrintStream(output, true, StandardCharsets.UTF_8));
    }
}
