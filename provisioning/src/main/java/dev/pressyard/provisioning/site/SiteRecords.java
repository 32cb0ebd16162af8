package dev.pressyard.provisioning.site;

import dev.pressyard.provisioning.run.RunConflictException;
import dev.pressyard.provisioning.target.Target;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sites with the versions of their specs, as the requests write them. */
@Component
class SiteRecords {

    /** A second click waits here until the first is through, and then finds its site. */
    private static final String ONE_AT_A_TIME = "select pg_advisory_xact_lock(hashtextextended(:what, 0))";

    private final Sites sites;
    private final SiteSpecs specs;
    private final SiteLimits limits;
    private final JdbcClient jdbc;
    private final Clock clock;

    SiteRecords(Sites sites, SiteSpecs specs, SiteLimits limits, JdbcClient jdbc, Clock clock) {
        this.sites = sites;
        this.specs = specs;
        this.limits = limits;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The site of an order, if it was placed before; until the transaction ends, nobody else places the same order. */
    Optional<Site> orderedBy(UUID request) {
        oneAtATime(request);
        return sites.findByRequestId(request);
    }

    /**
     * @throws SiteLimitReachedException if there are as many sites as may be
     * @throws SiteNameTakenException if another site has the name, even one that came to be just now
     */
    Site open(SiteOrder order, Target target, String owner) {
        if (sites.findByNameAndStatusNot(order.name().value(), SiteStatus.DESTROYED)
                .isPresent()) {
            throw new SiteNameTakenException(order.name());
        }
        limits.requireRoom(owner);
        try {
            var site = sites.saveAndFlush(
                    new Site(order.name(), target, order.spec(), owner, order.request(), clock.instant()));
            specs.save(new SiteSpecVersion(site.id(), 1, order.spec(), owner, clock.instant()));
            return site;
        } catch (DataIntegrityViolationException anotherOrderWasFirst) {
            throw new SiteNameTakenException(order.name());
        }
    }

    SiteSpecVersion first(Site site) {
        return specs.findByKey(new SiteSpecVersion.Key(site.id(), 1)).orElseThrow();
    }

    /** Keeps what somebody wants of the site, until a run takes it up. */
    SiteSpecVersion want(Site site, SiteSpec spec, String person) {
        return specs.save(new SiteSpecVersion(site.id(), specs.newest(site.id()) + 1, spec, person, clock.instant()));
    }

    SiteSpecVersion current(Site site) {
        return specs.current(site);
    }

    /**
     * A site that something is asked of. Until the transaction ends, nobody else asks anything of it.
     *
     * @throws RunConflictException if the site is destroyed
     */
    Site requireThere(UUID id) {
        oneAtATime(id);
        var site = sites.require(id);
        if (site.status() == SiteStatus.DESTROYED) {
            throw new RunConflictException("'%s' is destroyed.".formatted(site.name()));
        }
        return site;
    }

    /** The site that has a name, or the last one that had it, without reading what may be another's to change now. */
    UUID named(String name) {
        return sites.requireIdNamed(name);
    }

    private void oneAtATime(UUID what) {
        jdbc.sql(ONE_AT_A_TIME).param("what", what.toString()).query().singleRow();
    }
}
