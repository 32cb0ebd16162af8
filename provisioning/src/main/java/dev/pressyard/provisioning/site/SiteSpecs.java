package dev.pressyard.provisioning.site;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All versions of all sites' specs. */
public interface SiteSpecs extends Repository<SiteSpecVersion, SiteSpecVersion.Key> {

    SiteSpecVersion save(SiteSpecVersion version);

    Optional<SiteSpecVersion> findByKey(SiteSpecVersion.Key key);

    List<SiteSpecVersion> findByKeySiteIdOrderByKeyVersionDesc(UUID site);

    /** The number of the newest version; every site has one. */
    @Query("select max(spec.key.version) from SiteSpecVersion spec where spec.key.siteId = :site")
    int newest(UUID site);

    /** The version of a site's spec that is in force, or is being brought about. */
    default SiteSpecVersion current(Site site) {
        return findByKey(new SiteSpecVersion.Key(site.id(), site.currentSpecVersion()))
                .orElseThrow();
    }

    /**
     * A version of a site's spec.
     *
     * @throws IllegalArgumentException if the site has no such version
     */
    default SiteSpec require(UUID site, int version) {
        return findByKey(new SiteSpecVersion.Key(site, version))
                .map(SiteSpecVersion::spec)
                .orElseThrow(() -> new IllegalArgumentException("Site %s has no spec %d".formatted(site, version)));
    }
}
