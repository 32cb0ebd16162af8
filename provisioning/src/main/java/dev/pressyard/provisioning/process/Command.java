package dev.pressyard.provisioning.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a child process is to run.
 *
 * @param arguments the program and its arguments; never a secret, for every user of the machine can read them
 * @param directory the existing folder it runs in
 * @param environment the variables it gets on top of {@link InheritedEnvironment the few inherited ones}; the place for
 *     secrets
 */
public record Command(List<String> arguments, Path directory, Map<String, String> environment) {

    public Command {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("A command needs a program");
        }
    }

    /** Shows the arguments and the names of the variables, never a variable's value. */
    @Override
    public String toString() {
        return "Command[arguments=%s, directory=%s, environment=%s]"
                .formatted(
                        arguments,
                        directory,
                        environment.keySet().stream().sorted().toList());
    }
}
