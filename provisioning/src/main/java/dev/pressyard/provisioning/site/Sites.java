package dev.pressyard.provisioning.site;

import java.util.List;
import java.util.Optional;
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

    /** As {@link #requireNamed}, without reading what may be another's to change just now. */
    default UUID requireIdNamed(String name) {
        return newestIdNamed(name).orElseThrow(() -> new UnknownSiteException(name));
    }
}
