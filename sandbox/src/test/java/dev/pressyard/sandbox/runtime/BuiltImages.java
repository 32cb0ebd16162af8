package dev.pressyard.sandbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** The images that the tests of {@code packer/} build and share; one that is there is not built again. */
final class BuiltImages {

    private static final int MINUTES = 20;

    private BuiltImages() {}

    static String site() {
        return built("site");
    }

    static String database() {
        return built("database");
    }

    private static String built(String kind) {
        try {
            var process = new ProcessBuilder("python3", "../packer/tests/images.py", kind)
                    .redirectError(Redirect.INHERIT)
                    .start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(output).isZero();
            return output.lines().toList().getLast().strip();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
