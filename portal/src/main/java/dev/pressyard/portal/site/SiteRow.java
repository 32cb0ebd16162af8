package dev.pressyard.portal.site;

import dev.pressyard.portal.web.StateView;
import dev.pressyard.provisioning.site.SiteListing;
import dev.pressyard.provisioning.site.SiteListing.LastRun;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A site in the list. */
record SiteRow(
        String name,
        String title,
        StateView state,
        String environment,
        String target,
        String region,
        String owner,
        @Nullable String url,
        Instant createdAt,
        @Nullable LastRunView lastRun) {

    static SiteRow of(SiteListing.Entry entry) {
        var url = entry.url();
        var run = entry.lastRun();
        return new SiteRow(
                entry.name(),
                entry.title(),
                SiteStates.of(entry.status()),
                entry.environment().label(),
                entry.target(),
                entry.region(),
                entry.owner(),
                url == null ? null : url.toString(),
                entry.createdAt(),
                run == null ? null : LastRunView.of(run));
    }

    /** The newest run of a site, in words. */
    record LastRunView(long number, String kind, String status, Instant at) {

        static LastRunView of(LastRun run) {
            return new LastRunView(
                    run.number(), run.kind().label(), run.status().label(), run.at());
        }
    }
}
