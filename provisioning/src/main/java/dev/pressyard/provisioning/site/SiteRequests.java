package dev.pressyard.provisioning.site;

import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.audit.Audit;
import dev.pressyard.provisioning.audit.AuditEntry;
import dev.pressyard.provisioning.run.Run;
import dev.pressyard.provisioning.run.RunConflictException;
import dev.pressyard.provisioning.run.RunKind;
import dev.pressyard.provisioning.run.Runs;
import dev.pressyard.provisioning.target.Target;
import dev.pressyard.provisioning.target.Targets;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people ask of sites: to have one, to change it, to have it destroyed. Each answer is the run that does it. */
@Service
@Transactional
public class SiteRequests {

    private final SiteRecords records;
    private final SiteRuns siteRuns;
    private final Runs runs;
    private final Targets targets;
    private final Audit audit;

    SiteRequests(SiteRecords records, SiteRuns siteRuns, Runs runs, Targets targets, Audit audit) {
        this.records = records;
        this.siteRuns = siteRuns;
        this.runs = runs;
        this.targets = targets;
        this.audit = audit;
    }

    /**
     * Orders a site. An order that was placed before, by a second click or a repeated request, is answered with the run
     * that it started then.
     *
     * @throws RunConflictException if what was placed before by the same form was another order
     * @throws SiteNameTakenException if another site has the name
     * @throws SiteLimitReachedException if the person, or everybody, has as many sites as may be
     * @throws IllegalArgumentException if there is no such target, or the target has no such region
     */
    public Run order(SiteOrder order, Actor person) {
        return records.orderedBy(order.request())
                .flatMap(site ->
                        runs.findFirstBySiteIdOrderByNumberAsc(site.id()).map(run -> repeated(order, site, run)))
                .orElseGet(() -> place(order, person));
    }

    private Run repeated(SiteOrder order, Site site, Run run) {
        var target = targets.require(site.target()).name();
        var placed = new SiteOrder(
                site.requestId(),
                new SiteName(site.name()),
                target,
                records.first(site).spec());
        if (!placed.equals(order)) {
            throw new RunConflictException(("This form was sent before, with other content: run %s is for the site '%s'"
                            + " as it was asked for then. For one more site, open the form anew.")
                    .formatted(run.identifier(), site.name()));
        }
        return run;
    }

    private Run place(SiteOrder order, Actor person) {
        var target = targetOf(order);
        var site = records.open(order, target, person.name());
        var run = siteRuns.bringAbout(RunKind.CREATE, site, records.first(site), person.name());
        record(person, "site.requested", site, run);
        return run;
    }

    /**
     * Wants a site to be otherwise than it is: by a change, or where nothing was made of it yet, by its create. Until
     * the run begins to apply that, the version before it is in force.
     *
     * @throws UnknownSiteException if there is none of this id
     * @throws RunConflictException if a run is under way on the site, or it is destroyed
     */
    public Run change(UUID id, SiteSpec spec, Actor person) {
        var site = records.requireThere(id);
        siteRuns.requireIdle(site);
        var version = records.want(site, spec, person.name());
        var kind = isMade(site) ? RunKind.UPDATE : RunKind.CREATE;
        var run = siteRuns.bringAbout(kind, site, version, person.name());
        record(person, "site.change-requested", site, run);
        return run;
    }

    /** The same of the site that has a name now. @throws UnknownSiteException if none ever had it */
    public Run change(String name, SiteSpec spec, Actor person) {
        return change(records.named(name), spec, person);
    }

    /** Whether a run has ever begun to make something of a site. */
    @Transactional(readOnly = true)
    public boolean isMade(Site site) {
        return runs.lastThatTookEffect(site.id()).isPresent();
    }

    /** Whether a site, on which nothing is under way, was never begun: there is nothing to destroy, only to remove. */
    @Transactional(readOnly = true)
    public boolean isNeverMade(Site site) {
        return switch (site.status()) {
            case NOT_CREATED -> true;
            case FAILED -> !isMade(site);
            case PROVISIONING, READY, CHANGING, LOST, DESTROYING, DESTROYED -> false;
        };
    }

    /**
     * Has a site destroyed. Where its destroy is queued or under way already, that run is the answer. What has not
     * begun on the site, or waits for approval, is ended.
     *
     * @throws UnknownSiteException if there is none of this id
     * @throws RunConflictException if the site is destroyed
     */
    public Run destroy(UUID id, Actor person) {
        var site = records.requireThere(id);
        return siteRuns.destroying(site).orElseGet(() -> {
            siteRuns.withdraw(site, person);
            var run = siteRuns.destroy(site, records.current(site), person.name());
            record(person, "site.destroy-requested", site, run);
            return run;
        });
    }

    /** The same of the site that has a name now. @throws UnknownSiteException if none ever had it */
    public Run destroy(String name, Actor person) {
        return destroy(records.named(name), person);
    }

    private Target targetOf(SiteOrder order) {
        var target = targets.findByName(order.target())
                .filter(Target::isConfigured)
                .orElseThrow(() -> new IllegalArgumentException("There is no target '" + order.target() + "'"));
        if (!target.regions().contains(order.spec().region())) {
            throw new IllegalArgumentException("Target '%s' has no region '%s'"
                    .formatted(target.name(), order.spec().region()));
        }
        return target;
    }

    private void record(Actor person, String action, Site site, Run run) {
        audit.record(AuditEntry.of(person, action)
                .on(site.id(), site.name())
                .inRun(run.identifier().number())
                .with(Map.of("specVersion", run.specVersion().orElseThrow())));
    }
}
