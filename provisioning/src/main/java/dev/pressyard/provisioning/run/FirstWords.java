package dev.pressyard.provisioning.run;

import dev.pressyard.provisioning.log.LogIdentifier;
import dev.pressyard.provisioning.log.Redaction;
import dev.pressyard.provisioning.log.RunLogs;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Begins a run's log when it is queued: whoever asked for it sees at once that it was taken down, and what it waits
 * for.
 */
@Component
class FirstWords {

    /** Below that of every claim, so that the first worker closes the log to this writer. */
    private static final long EPOCH = 0;

    private final RunLogs logs;

    FirstWords(RunLogs logs) {
        this.logs = logs;
    }

    /**
     * In the transaction that queues the run.
     *
     * @param ahead the run that is under way on the same stack
     */
    void say(Run run, Optional<RunIdentifier> ahead) {
        logs.open(new LogIdentifier(run.identifier().number()), EPOCH, Redaction.ofPatterns())
                .say("Run", words(run, ahead));
    }

    private static String words(Run run, Optional<RunIdentifier> ahead) {
        var asked = "Asked for by %s: %s %s."
                .formatted(run.requestedBy(), run.kind().label().toLowerCase(Locale.ROOT), run.subject());
        return run.after()
                .map("It starts when run %s has succeeded."::formatted)
                .or(() -> ahead.map("It starts when run %s has ended."::formatted))
                .map(waits -> asked + " " + waits)
                .orElse(asked);
    }
}
