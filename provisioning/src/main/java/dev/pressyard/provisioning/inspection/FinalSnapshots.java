package dev.pressyard.provisioning.inspection;

import dev.pressyard.provisioning.site.SiteOutputs;
import dev.pressyard.provisioning.target.TargetSession;
import java.util.Optional;
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

    /** Looks for it in the target and notes its name with the site; empty if the site has left none. */
    Optional<String> note(TargetSession session, SiteTag tag) {
        var found = snapshots.of(session, tag).stream()
                .map(DatabaseSnapshot::identifier)
                .findFirst();
        sites.leave(tag.site(), found.orElse(null));
        return found;
    }
}
