package dev.pressyard.provisioning.run;

import org.springframework.stereotype.Component;

/** Puts runs into the queue. */
@Component
class QueuedRuns {

    private final Runs runs;
    private final RunChanges changes;
    private final OwnWords words;

    QueuedRuns(Runs runs, RunChanges changes, OwnWords words) {
        this.runs = runs;
        this.changes = changes;
        this.words = words;
    }

    /** Stores a new run, begins its log with what it waits for, and tells the workers. */
    Run add(Run run) {
        var ahead = runs.underWay(run.stack()).map(Run::identifier);
        var queued = runs.saveAndFlush(run);
        words.begin(queued, ahead);
        changes.announce(queued);
        return queued;
    }
}
