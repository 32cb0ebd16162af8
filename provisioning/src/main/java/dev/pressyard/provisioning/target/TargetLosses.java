package dev.pressyard.provisioning.target;

import dev.pressyard.provisioning.notification.Notifications;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where a connector reports that a target has forgotten everything, so that nothing there is shown as ready any more.
 */
@Service
public class TargetLosses {

    private final Targets targets;
    private final ApplicationEventPublisher events;
    private final Notifications notifications;
    private final Clock clock;

    TargetLosses(Targets targets, ApplicationEventPublisher events, Notifications notifications, Clock clock) {
        this.targets = targets;
        this.events = events;
        this.notifications = notifications;
        this.clock = clock;
    }

    /** Notes that all targets of a kind have lost what they held. */
    @Transactional
    public void report(TargetKind kind) {
        targets.findAllByOrderByCreatedAt().stream()
                .filter(target -> target.kind() == kind)
                .forEach(target -> {
                    target.lose(clock.instant());
                    events.publishEvent(new TargetLost(target.id()));
                    notifications.publish(TargetLost.CHANNEL, target.id().toString());
                });
    }
}
