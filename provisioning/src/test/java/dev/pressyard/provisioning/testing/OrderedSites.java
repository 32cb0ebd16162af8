package dev.pressyard.provisioning.testing;

import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.site.Environment;
import dev.pressyard.provisioning.site.Site;
import dev.pressyard.provisioning.site.SiteName;
import dev.pressyard.provisioning.site.SiteOrder;
import dev.pressyard.provisioning.site.SiteRequests;
import dev.pressyard.provisioning.site.SiteSize;
import dev.pressyard.provisioning.site.SiteSpec;
import dev.pressyard.provisioning.site.Sites;
import java.util.UUID;

/** Sites that somebody has ordered, and of which a test makes what it asks about. */
public final class OrderedSites {

    private final SiteRequests requests;
    private final Sites sites;

    OrderedSites(SiteRequests requests, Sites sites) {
        this.requests = requests;
        this.sites = sites;
    }

    /** A small one for development. */
    public Site order(String name) {
        var spec = new SiteSpec(name, Environment.DEVELOPMENT, SiteSize.SMALL, "us-east-1", "ada@example.org");
        requests.order(new SiteOrder(UUID.randomUUID(), new SiteName(name), "sandbox", spec), new Actor("ada", null));
        return sites.requireNamed(name);
    }
}
