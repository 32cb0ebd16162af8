package dev.pressyard.portal;

import dev.pressyard.provisioning.audit.AuditExportFile;
import dev.pressyard.provisioning.state.StateKeyset;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

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

    private final String word;

    Command(String word) {
        this.word = word;
    }

    /** The command that the arguments name, if they name one. */
    static Optional<Command> of(String[] arguments) {
        return Arrays.stream(values())
                .filter(command -> arguments.length == 2 && command.word.equals(arguments[0]))
                .findFirst();
    }

    /** Does it to the file and says what came of it; returns the status for the process to end with. */
    abstract int run(Path file, PrintStream output);
}
