package dev.pressyard.provisioning.target;

import java.time.Clock;
import java.util.stream.Stream;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes the configured targets over into the database, where sites and runs refer to them. One that is not configured
 * any more stays there for the sites that are in it.
 */
@Component
class ConfiguredTargets {

    private final TargetSettings settings;
    private final Targets targets;
    private final Clock clock;

    ConfiguredTargets(TargetSettings settings, Targets targets, Clock clock) {
        this.settings = settings;
        this.targets = targets;
        this.clock = clock;
    }

    @EventListener(ApplicationStartedEvent.class)
    @Order(0)
    @Transactional
    void takeOver() {
        var described = described().toList();
        var names = described.stream().map(TargetDescription::name).toList();
        targets.findByConfiguredTrueOrderByCreatedAt().stream()
                .filter(target -> !names.contains(target.name()))
                .forEach(Target::retire);
        described.forEach(description -> targets.findByName(description.name())
                .ifPresentOrElse(
                        known -> known.describe(description),
                        () -> targets.save(new Target(description, clock.instant()))));
    }

    private Stream<TargetDescription> described() {
        var sandbox = Stream.of(settings.sandbox())
                .filter(TargetSettings.Sandbox::enabled)
                .map(it -> new TargetDescription(TargetSettings.SANDBOX, TargetKind.SANDBOX, it.regions(), null, null));
        var aws = settings.aws().entrySet().stream()
                .map(it -> new TargetDescription(
                        it.getKey(),
                        TargetKind.AWS,
                        it.getValue().regions(),
                        it.getValue().roleArn(),
                        it.getValue().endpoint()));
        return Stream.concat(sandbox, aws);
    }
}
