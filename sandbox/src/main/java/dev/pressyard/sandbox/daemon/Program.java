package dev.pressyard.sandbox.daemon;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a daemon runs.
 *
 * @param arguments the executable and its arguments; no secrets, every user of the machine can read them
 * @param environment variables besides the few that every child process inherits
 * @param folder where it runs, and where the file {@code pid} tells other tools its number
 */
public record Program(List<String> arguments, Map<String, String> environment, Path folder) {

    public Program {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }
}
