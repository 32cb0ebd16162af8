package dev.pressyard.provisioning.inspection;

import dev.pressyard.provisioning.site.SiteOutputs;
import dev.pressyard.provisioning.target.TargetSession;
import java.util.List;
import org.springframework.stereotype.Component;

/** Keeps in mind which snapshot a destroyed site has left, so that another site can begin with it. */
@Component
class FinalSnapshots {

    private final DatabaseSnapshots snapshots;
    private final SiteOutputs sites;

    FinalSnapshots(DatabaseSnapshots snapshots, SiteOutputs sites) {
        this.snapshots = snapshots;
        this.sites = sites;
    }

    /**
     * Looks in the target for what the site's databases have left, and notes the last with the site. There are more
     * than one where a run has replaced a database.
     *
     * @return their names, the newest first
     */
    List<String> note(TargetSession session, SiteTag tag) {
        var found = snapshots.of(session, tag).stream()
                .map(DatabaseSnapshot::identifier)
                .toList();
        sites.leave(tag.site(), found.isEmpty() ? null : found.getFirst());
        return found;
    }
}
