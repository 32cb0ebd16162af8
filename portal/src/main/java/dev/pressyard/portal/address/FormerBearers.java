package dev.pressyard.portal.address;

import java.util.Set;
import java.util.UUID;

/** Those of some sites whose names later sites have, so that a list of links to them needs one query. */
public record FormerBearers(Set<UUID> sites) {

    public static final FormerBearers NONE = new FormerBearers(Set.of());

    /** Where a site has its pages that was among those looked at. */
    public SiteAddress address(UUID site, String name) {
        return sites.contains(site) ? SiteAddress.lasting(site, name) : SiteAddress.of(name);
    }
}
