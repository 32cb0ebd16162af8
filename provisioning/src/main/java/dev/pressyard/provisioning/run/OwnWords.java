package dev.pressyard.provisioning.run;

import dev.pressyard.provisioning.log.LogIdentifier;
import dev.pressyard.provisioning.log.Redaction;
import dev.pressyard.provisioning.log.RunLogs;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What a run's log says where no worker writes it: at its beginning, that it was taken down, and what it waits for; at
 * its end, who ended it while it waited.
 */
@Component
class OwnWords {

    /** Below that of every claim, so that the first worker closes the log to this writer. */
    private static final long EPOCH = 0;

    private final RunLogs logs;

    OwnWords(RunLogs logs) {
        this.logs = logs;
    }

    /**
     * In the transaction that queues the run.
     *
     * @param ahead the run that is under way on the same stack
     */
    void begin(Run run, Optional<RunIdentifier> ahead) {
        say(run, EPOCH, words(run, ahead));
    }

    /** In the transaction in which somebody discards or cancels the run; nothing is said while a worker has it. */
    void end(Run run, String person) {
        if (run.status() == RunStatus.DISCARDED) {
            say(run, run.epoch(), "Discarded by %s: nothing of the plan was applied.".formatted(person));
        } else if (run.status() == RunStatus.CANCELED) {
            say(run, run.epoch(), "Canceled by %s while it waited.".formatted(person));
        }
    }

    /** In the transaction that discards the run for the sake of a destroy behind it; its worker says nothing more. */
    void overrule(Run run, Run destroy) {
        say(
                run,
                run.epoch(),
                "Discarded, for run %s is to destroy %s: %s has asked for that since. Nothing of the plan was applied."
                        .formatted(destroy.identifier(), run.subject(), destroy.requestedBy()));
    }

    private void say(Run run, long epoch, String words) {
        logs.open(new LogIdentifier(run.identifier().number()), epoch, Redaction.ofPatterns())
                .say("Run", words);
    }

    private static String words(Run run, Optional<RunIdentifier> ahead) {
        var work = run.kind().label().toLowerCase(Locale.ROOT);
        var asked = "Asked for by %s: %s."
                .formatted(run.requestedBy(), run.kind().isOfImages() ? work : work + " " + run.subject());
        return run.after()
                .map("It starts when run %s has succeeded."::formatted)
                .or(() -> ahead.map("It starts when run %s has ended."::formatted))
                .map(waits -> asked + " " + waits)
                .orElse(asked);
    }
}
