package dev.pressyard.portal.address;

import dev.pressyard.provisioning.site.Site;
import dev.pressyard.provisioning.site.SiteStatus;
import dev.pressyard.provisioning.site.Sites;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds the site of an address, and the address of a site. */
@Component
public class SiteAddresses {

    private final Sites sites;

    SiteAddresses(Sites sites) {
        this.sites = sites;
    }

    /**
     * The site of an address.
     *
     * @throws dev.pressyard.provisioning.site.UnknownSiteException if there is none
     */
    public Site require(SiteAddress address) {
        var mark = address.mark();
        return mark == null ? sites.requireNamed(address.name()) : sites.requireNamed(address.name(), mark);
    }

    /** Where a site has its pages. */
    public SiteAddress of(Site site) {
        // Nobody else gets the name of a site that is not destroyed.
        return site.status() == SiteStatus.DESTROYED
                ? among(List.of(site.id())).address(site.id(), site.name())
                : SiteAddress.of(site.name());
    }

    /** Those of some sites whose names later ones have. */
    public FormerBearers among(Collection<UUID> ids) {
        return ids.isEmpty() ? FormerBearers.NONE : new FormerBearers(sites.findIdsWithLaterNamesakes(ids));
    }
}
