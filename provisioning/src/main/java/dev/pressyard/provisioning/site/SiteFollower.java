package dev.pressyard.provisioning.site;

import dev.pressyard.provisioning.run.Run;
import dev.pressyard.provisioning.run.RunChanged;
import dev.pressyard.provisioning.run.RunKind;
import dev.pressyard.provisioning.run.Runs;
import dev.pressyard.provisioning.site.Site.Traces;
import dev.pressyard.provisioning.state.StateVersions;
import dev.pressyard.provisioning.target.TargetLost;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps the status of sites in step with their runs and targets, in the transaction that moves those. */
@Component
class SiteFollower {

    private final Sites sites;
    private final SiteSpecs specs;
    private final Runs runs;
    private final StateVersions states;
    private final EntityManager entities;
    private final Clock clock;

    SiteFollower(Sites sites, SiteSpecs specs, Runs runs, StateVersions states, EntityManager entities, Clock clock) {
        this.sites = sites;
        this.specs = specs;
        this.runs = runs;
        this.states = states;
        this.entities = entities;
        this.clock = clock;
    }

    @EventListener
    void follow(RunChanged changed) {
        changed.site().flatMap(this::locked).ifPresent(site -> {
            var run = runs.require(changed.run());
            var effective = runs.lastThatTookEffect(site.id());
            site.follow(changed.kind(), changed.status(), traces(run, effective.isPresent()), clock.instant());
            goesOnWith(run).ifPresent(other -> site.goOnWith(other.kind(), other.status()));
            if (run.bringsAbout()) {
                effective
                        .or(() -> Optional.of(run))
                        .flatMap(Run::specVersion)
                        .filter(version -> version != site.currentSpecVersion())
                        .ifPresent(version -> site.respecify(version, specs.require(site.id(), version)));
            }
        });
    }

    /** The run that tells where the site stands after another has changed: a destroy in any case, else what is left. */
    private Optional<Run> goesOnWith(Run changed) {
        return runs.underWay(changed.stack())
                .filter(other -> !other.identifier().equals(changed.identifier()))
                .filter(other -> changed.status().isEnded() || other.kind() == RunKind.DESTROY);
    }

    /** As it stands now, whatever the transaction has read of it before; nobody else changes it until that ends. */
    private Optional<Site> locked(UUID id) {
        entities.flush();
        var site = sites.findById(id);
        site.ifPresent(it -> entities.refresh(it, LockModeType.PESSIMISTIC_WRITE));
        return site;
    }

    private static Traces traces(Run run, boolean isMade) {
        if (run.hasTouchedTheTarget()) {
            return Traces.OF_THIS_RUN;
        }
        return isMade ? Traces.OF_EARLIER_RUNS : Traces.NONE;
    }

    @EventListener
    void lose(TargetLost lost) {
        sites.findByTargetIdAndStatusNot(lost.target(), SiteStatus.DESTROYED).stream()
                .filter(this::wasThere)
                .forEach(site -> site.lose(clock.instant()));
    }

    /** A site of which nothing was made yet, or nothing is left, has nothing to lose. */
    private boolean wasThere(Site site) {
        return !states.managed(site.stack()).isEmpty();
    }
}
