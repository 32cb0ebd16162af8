package dev.pressyard.provisioning.process;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Asks programs for what they say of themselves in a few lines: small processes that nobody would attach to again. */
@Component
public class ProgramAnswers {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Terraform neither downloads anything nor asks the network whether it is the newest. */
    private static final Map<String, String> QUIETLY =
            Map.of("TF_CLI_CONFIG_FILE", "/dev/null", "CHECKPOINT_DISABLE", "1");

    /**
     * What a program writes to its two outputs.
     *
     * @param arguments the program and its arguments
     * @return empty if it cannot be started, or is not over in 10 seconds
     * @throws InterruptedException if the caller has to stop
     */
    public Optional<String> ask(List<String> arguments) throws InterruptedException {
        try {
            var process = builder(arguments).start();
            // So few words fit into the pipe: the program need not wait for a reader.
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            return Optional.of(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException notStarted) {
            return Optional.empty();
        }
    }

    private static ProcessBuilder builder(List<String> arguments) {
        var builder = new ProcessBuilder(arguments)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true);
        var environment = builder.environment();
        var inherited = InheritedEnvironment.of(environment);
        environment.clear();
        environment.putAll(inherited);
        environment.putAll(QUIETLY);
        return builder;
    }
}
