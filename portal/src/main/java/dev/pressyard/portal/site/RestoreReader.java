package dev.pressyard.portal.site;

import dev.pressyard.portal.account.SignedInPerson;
import dev.pressyard.portal.account.SiteAccess;
import dev.pressyard.provisioning.inspection.DatabaseSnapshot;
import dev.pressyard.provisioning.inspection.DatabaseSnapshots;
import dev.pressyard.provisioning.site.Site;
import dev.pressyard.provisioning.site.SiteOrder;
import dev.pressyard.provisioning.site.SiteSpecs;
import dev.pressyard.provisioning.site.Sites;
import dev.pressyard.provisioning.target.Target;
import dev.pressyard.provisioning.target.TargetUnreachableException;
import dev.pressyard.provisioning.target.Targets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindingResult;
import software.amazon.awssdk.core.exception.SdkException;

/** Says beside the field whether a new site can begin with a snapshot, and which snapshots sites have left. */
@Component
class RestoreReader {

    private static final String FIELD = "restoreSnapshot";
    private static final String ENGINE = "mariadb";

    private final DatabaseSnapshots snapshots;
    private final Targets targets;
    private final Sites sites;
    private final SiteSpecs specs;
    private final SiteAccess access;

    RestoreReader(DatabaseSnapshots snapshots, Targets targets, Sites sites, SiteSpecs specs, SiteAccess access) {
        this.snapshots = snapshots;
        this.targets = targets;
        this.sites = sites;
        this.specs = specs;
        this.access = access;
    }

    /**
     * A snapshot that a site of this portal has left.
     *
     * @param region where a new site can begin with it
     */
    record SnapshotChoice(String name, String site, String region, Instant destroyedAt) {}

    /**
     * What somebody may begin a site with: whose database it was decides, for all of its posts and accounts are in it.
     * What a target has lost since is not among it.
     */
    List<SnapshotChoice> choices(SignedInPerson person) {
        return sites.findTop50ByFinalSnapshotNotNullOrderByDestroyedAtDesc().stream()
                .filter(site -> access.mayChange(person, site) && !isLost(site))
                .map(site -> new SnapshotChoice(
                        site.finalSnapshot().orElseThrow(),
                        site.name(),
                        specs.current(site).spec().region(),
                        site.destroyedAt().orElse(site.createdAt())))
                .toList();
    }

    private boolean isLost(Site destroyed) {
        return targets.findById(destroyed.target())
                .flatMap(Target::lostAt)
                .filter(lost -> !lost.isBefore(destroyed.destroyedAt().orElse(destroyed.createdAt())))
                .isPresent();
    }

    /** Whether the order can be carried out as far as its snapshot goes; says in {@code errors} why not. */
    boolean fits(SiteOrder order, SignedInPerson person, BindingResult errors) {
        order.spec()
                .restoredFrom()
                .flatMap(name -> complaint(name, order, person))
                .ifPresent(complaint -> errors.rejectValue(FIELD, "refused", complaint));
        return !errors.hasErrors();
    }

    private Optional<String> complaint(String name, SiteOrder order, SignedInPerson person) {
        var target = targets.findByName(order.target()).orElseThrow();
        var region = order.spec().region();
        try {
            return snapshots
                    .find(target, region, name)
                    .map(snapshot -> complaint(snapshot, order, person))
                    .orElseGet(() -> Optional.of(
                            "There is no snapshot '%s' in %s (%s).".formatted(name, region, target.name())));
        } catch (TargetUnreachableException | SdkException unanswered) {
            return Optional.of("The target does not say whether there is such a snapshot: " + unanswered.getMessage());
        }
    }

    private Optional<String> complaint(DatabaseSnapshot snapshot, SiteOrder order, SignedInPerson person) {
        if (!isOpenTo(person, snapshot)) {
            return Optional.of("Only administrators, and the owner of the site whose database it was, may use it.");
        }
        if (!snapshot.engine().equals(ENGINE)) {
            return Optional.of(
                    "It is a snapshot of %s; WordPress needs one of MariaDB here.".formatted(snapshot.engine()));
        }
        if (!snapshot.available()) {
            return Optional.of("The snapshot is not finished yet; wait until the target calls it available.");
        }
        return Optional.of(snapshot.storage())
                .filter(storage -> storage > order.spec().capacity().databaseStorage())
                .map(
                        "The snapshot needs a database of %1$d GiB; under Database storage, ask for %1$d or more."
                                ::formatted);
    }

    private boolean isOpenTo(SignedInPerson person, DatabaseSnapshot snapshot) {
        return snapshot.site()
                .flatMap(sites::findById)
                .map(site -> access.mayChange(person, site))
                .orElseGet(() -> access.mayChangeSitesOf(person, ""));
    }
}
