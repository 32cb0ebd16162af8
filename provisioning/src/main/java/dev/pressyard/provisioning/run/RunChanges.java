package dev.pressyard.provisioning.run;

import dev.pressyard.provisioning.notification.Notifications;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Tells of a run's change: to this node's listeners in the transaction, to all nodes by notification when it commits.
 */
@Component
class RunChanges {

    private final Runs runs;
    private final LockedRuns locked;
    private final ApplicationEventPublisher events;
    private final Notifications notifications;
    private final RunEndings endings;
    private final Clock clock;

    RunChanges(
            Runs runs,
            LockedRuns locked,
            ApplicationEventPublisher events,
            Notifications notifications,
            RunEndings endings,
            Clock clock) {
        this.runs = runs;
        this.locked = locked;
        this.events = events;
        this.notifications = notifications;
        this.endings = endings;
        this.clock = clock;
    }

    void announce(Run run) {
        events.publishEvent(RunChanged.of(run));
        notifications.publish(RunChanged.CHANNEL, RunNotice.of(run).payload());
        endings.record(run);
        if (run.status().isEnded() && !run.status().isSucceeded()) {
            giveUpThoseWaitingFor(run);
        }
    }

    private void giveUpThoseWaitingFor(Run run) {
        runs.numbersAfter(run.identifier().number(), RunStatus.QUEUED).stream()
                .map(number -> locked.require(new RunIdentifier(number)))
                .filter(waiting -> waiting.status() == RunStatus.QUEUED)
                .forEach(waiting -> {
                    waiting.giveUp(
                            new RunFailure(
                                    null,
                                    "Run %s, which had to come first, ended without success."
                                            .formatted(run.identifier()),
                                    run.failure().map(RunFailure::summary).orElse(null),
                                    "See run %s, mend what it says, then retry.".formatted(run.identifier())),
                            clock.instant());
                    announce(waiting);
                });
    }
}
