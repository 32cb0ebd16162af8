package dev.pressyard.provisioning.site;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** All versions of all sites' specs. */
public interface SiteSpecs extends Repository<SiteSpecVersion, SiteSpecVersion.Key> {

    SiteSpecVersion save(SiteSpecVersion version);

    Optional<SiteSpecVersion> findByKey(SiteSpecVersion.Key key);

    List<SiteSpecVersion> findByKeySiteIdOrderByKeyVersionDesc(UUID site);

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
