package dev.pressyard.provisioning.inspection;

import dev.pressyard.provisioning.target.Target;
import dev.pressyard.provisioning.target.TargetSession;
import dev.pressyard.provisioning.target.TargetSessions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.DbSnapshotNotFoundException;
import software.amazon.awssdk.services.rds.model.Tag;

/** The snapshots of databases that a target holds. A site's final one bears the site's tag, as its database did. */
@Component
public class DatabaseSnapshots {

    private final TargetSessions sessions;

    DatabaseSnapshots(TargetSessions sessions) {
        this.sessions = sessions;
    }

    /**
     * The snapshot of this name.
     *
     * @throws dev.pressyard.provisioning.target.TargetUnreachableException if no access can be had
     * @throws software.amazon.awssdk.core.exception.SdkException if the target does not answer
     */
    public Optional<DatabaseSnapshot> find(Target target, String region, String identifier) {
        var session = sessions.open(target, region, "snapshots");
        try (var rds = session.client(RdsClient.builder())) {
            return rds.describeDBSnapshots(request -> request.dbSnapshotIdentifier(identifier)).dbSnapshots().stream()
                    .findFirst()
                    .map(DatabaseSnapshots::described);
        } catch (DbSnapshotNotFoundException unknown) {
            return Optional.empty();
        }
    }

    /** Those of a site's database, the newest first. */
    List<DatabaseSnapshot> of(TargetSession session, SiteTag tag) {
        try (var rds = session.client(RdsClient.builder())) {
            return rds.describeDBSnapshotsPaginator().dbSnapshots().stream()
                    .filter(it -> it.tagList().stream().anyMatch(own -> tag.is(own.key(), own.value())))
                    .sorted(Comparator.comparing(DBSnapshot::snapshotCreateTime).reversed())
                    .map(DatabaseSnapshots::described)
                    .toList();
        }
    }

    private static DatabaseSnapshot described(DBSnapshot snapshot) {
        return new DatabaseSnapshot(
                snapshot.dbSnapshotIdentifier(),
                snapshot.engine(),
                snapshot.allocatedStorage(),
                "available".equals(snapshot.status()),
                site(snapshot.tagList()));
    }

    private static Optional<UUID> site(List<Tag> tags) {
        return tags.stream()
                .filter(tag -> tag.key().equals(SiteTag.KEY))
                .findFirst()
                .flatMap(tag -> SiteTag.site(tag.value()));
    }
}
