package dev.pressyard.provisioning.site;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All sites that were ever ordered. Of several with one name, at most one is not destroyed. */
public interface Sites extends Repository<Site, UUID> {

    Site saveAndFlush(Site site);

    Optional<Site> findById(UUID id);

    Optional<Site> findByRequestId(UUID request);

    Optional<Site> findByNameAndStatusNot(String name, SiteStatus status);

    Optional<Site> findFirstByNameOrderByCreatedAtDesc(String name);

    List<Site> findByTargetIdAndStatusNot(UUID target, SiteStatus status);

    @Query("select site.id from Site site where site.name = :name order by site.createdAt desc limit 1")
    Optional<UUID> newestIdNamed(String name);

    @Query("""
            select site from Site site where site.name = :name and left(cast(site.id as string), 8) = :beginning
            order by site.createdAt desc limit 1""")
    Optional<Site> findByNameAndIdBeginning(String name, String beginning);

    /** Those of these sites whose names were given again, to sites that came later. */
    @Query("""
            select site.id from Site site where site.id in :ids and exists (
              select later.id from Site later where later.name = site.name and later.createdAt > site.createdAt)""")
    Set<UUID> findIdsWithLaterNamesakes(Collection<UUID> ids);

    boolean existsByTargetIdAndStatus(UUID target, SiteStatus status);

    List<Site> findByStatusNotOrderByName(SiteStatus status);

    List<Site> findAllByOrderByCreatedAtDesc();

    /** Destroyed sites whose databases have left a snapshot, the newest first. */
    List<Site> findTop50ByFinalSnapshotNotNullOrderByDestroyedAtDesc();

    /**
     * The site of this id.
     *
     * @throws UnknownSiteException if there is none
     */
    default Site require(UUID id) {
        return findById(id).orElseThrow(() -> new UnknownSiteException(id.toString()));
    }

    /** The site that has the name, or the last one that had it. @throws UnknownSiteException if none ever had */
    default Site requireNamed(String name) {
        return findByNameAndStatusNot(name, SiteStatus.DESTROYED)
                .or(() -> findFirstByNameOrderByCreatedAtDesc(name))
                .orElseThrow(() -> new UnknownSiteException(name));
    }

    /**
     * The site of this name whose id begins with these eight digits, whoever has the name now.
     *
     * @throws UnknownSiteException if there is none
     */
    default Site requireNamed(String name, String beginning) {
        return findByNameAndIdBeginning(name, beginning).orElseThrow(() -> new UnknownSiteException(name));
    }

    /** As {@link #requireNamed}, without reading what may be another's to change just now. */
    default UUID requireIdNamed(String name) {
        return newestIdNamed(name).orElseThrow(() -> new UnknownSiteException(name));
    }
}
