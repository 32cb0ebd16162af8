package dev.pressyard.portal.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Real Terraform in a folder, with a given environment. */
record Terraform(Path folder, Map<String, String> environment) {

    private static final long DEADLINE_SECONDS = 120;

    /** Runs a command to its end. */
    Ended run(String... arguments) {
        return start(arguments).end();
    }

    /** Starts a command. */
    Started start(String... arguments) {
        try {
            var output = Files.createTempFile(folder, "output", ".txt");
            var command =
                    Stream.concat(Stream.of("terraform"), Stream.of(arguments)).toList();
            var builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            builder.environment().put("TF_IN_AUTOMATION", "1");
            builder.environment().put("TF_CLI_ARGS", "-no-color");
            builder.environment().put("CHECKPOINT_DISABLE", "1");
            builder.environment()
                    .put(
                            "TF_CLI_CONFIG_FILE",
                            Files.writeString(folder.resolve("cli.tfrc"), "").toString());
            return new Started(builder.start(), output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A command that runs. */
    record Started(Process process, Path output) {

        Ended end() {
            try {
                if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
                    kill();
                }
                return new Ended(process.waitFor(), Files.readString(output));
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interruption);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        /** Ends it and all that it started, without grace. */
        void kill() {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** A command that ended. */
    record Ended(int exitCode, String output) {

        Ended {
            // Terraform breaks its messages into lines of some 80 characters.
            output = output.replaceAll("\\s+", " ");
        }
    }
}
