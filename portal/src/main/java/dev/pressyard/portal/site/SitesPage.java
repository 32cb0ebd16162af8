package dev.pressyard.portal.site;

import dev.pressyard.provisioning.sitelist.ListedSite;
import dev.pressyard.provisioning.sitelist.SiteListing;
import dev.pressyard.provisioning.sitelist.SiteListing.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some sites of a list, with the ways to the others.
 *
 * @param previous the site ahead of which the page before ends; absent on the first page
 * @param next the site after which the next page begins; absent on the last page
 */
record SitesPage(
        List<ListedSite> sites,
        @Nullable Position previous,
        @Nullable Position next) {

    static SitesPage of(SiteListing listing, SitesFilterForm form, int size) {
        return form.until()
                .map(first -> listing.findBefore(form.filter(), form.order(), first, size + 1))
                // Fewer are the beginning of the list, which is shown as full as it is.
                .filter(found -> found.size() > size)
                .map(found -> {
                    var sites = found.subList(1, found.size());
                    return new SitesPage(
                            sites, sites.getFirst().position(), sites.getLast().position());
                })
                .orElseGet(() -> onwards(listing, form, size));
    }

    private static SitesPage onwards(SiteListing listing, SitesFilterForm form, int size) {
        var from = form.from().orElse(null);
        var found = listing.find(form.filter(), form.order(), from, size + 1);
        var sites = found.stream().limit(size).toList();
        return new SitesPage(
                sites,
                from == null || sites.isEmpty() ? null : sites.getFirst().position(),
                found.size() > size ? sites.getLast().position() : null);
    }
}
