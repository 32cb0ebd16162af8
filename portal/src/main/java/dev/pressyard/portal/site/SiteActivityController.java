package dev.pressyard.portal.site;

import dev.pressyard.portal.account.CurrentPerson;
import dev.pressyard.portal.account.SignedInPerson;
import dev.pressyard.portal.address.SiteAddress;
import dev.pressyard.portal.address.SiteAddresses;
import dev.pressyard.portal.audit.AuditPages;
import dev.pressyard.portal.web.NumberedPage.Bounds;
import dev.pressyard.provisioning.audit.AuditFilter;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** What people did to a site. */
@Controller
class SiteActivityController {

    private final SiteAddresses addresses;
    private final SitePages pages;
    private final AuditPages entries;

    SiteActivityController(SiteAddresses addresses, SitePages pages, AuditPages entries) {
        this.addresses = addresses;
        this.pages = pages;
        this.entries = entries;
    }

    @GetMapping("/sites/{address}/activity")
    String list(
            @PathVariable SiteAddress address,
            @ModelAttribute("bounds") Bounds bounds,
            @CurrentPerson SignedInPerson person,
            Model model) {
        var site = addresses.require(address);
        model.addAttribute("site", pages.view(site, person));
        model.addAttribute("page", entries.page(AuditFilter.site(site.id()), bounds));
        return "site/activity";
    }
}
