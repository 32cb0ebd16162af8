package dev.pressyard.portal;

import dev.pressyard.provisioning.audit.AuditExportFile;
import dev.pressyard.provisioning.state.StateKeyset;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/** What the portal's jar does instead of starting the portal: {@code java -jar pressyard-portal.jar COMMAND FILE}. */
enum Command {
    /** Verifies an export of the audit history in JSONL. */
    VERIFY_AUDIT("verify-audit") {
        @Override
        int run(Path file, PrintStream output) {
            return new AuditExportFile(file).report(output);
        }
    },
    /** Adds a new key, which encrypts from the next start on, to a keyset for states. */
    ROTATE_STATE_KEY("rotate-state-key") {
        @Override
        int run(Path file, PrintStream output) {
            return StateKeyset.reportRotation(file, output);
        }
    };

    private static final String USAGE = """
        java -jar pressyard-portal.jar                          starts the portal
        java -jar pressyard-portal.jar verify-audit FILE        verifies an export of the audit history in JSONL
        java -jar pressyard-portal.jar rotate-state-key FILE    adds a new key to a keyset for states
        """;

    /** Of a command line that names no command. */
    private static final int MISUSE = 2;

    private final String word;

    Command(String word) {
        this.word = word;
    }

    /**
     * Does what the arguments name, and says what came of it. A word that is no command starts no portal: whoever
     * mistypes one would find a database where they stand.
     *
     * @return the status for the process to end with; empty if the arguments name no command, but at most settings,
     *     which begin with {@code --}
     */
    static OptionalInt perform(String[] arguments, PrintStream output) {
        if (Arrays.stream(arguments).allMatch(argument -> argument.startsWith("--"))) {
            return OptionalInt.empty();
        }
        var command = arguments.length == 2 ? named(arguments[0]) : Optional.<Command>empty();
        if (command.isEmpty()) {
            output.print(USAGE);
            return OptionalInt.of(MISUSE);
        }
        return OptionalInt.of(command.get().run(Path.of(arguments[1]), output));
    }

    private static Optional<Command> named(String word) {
        return Arrays.stream(values())
                .filter(command -> command.word.equals(word))
                .findFirst();
    }

    /** Does it to the file and says what came of it; returns the status for the process to end with. */
    abstract int run(Path file, PrintStream output);
}
