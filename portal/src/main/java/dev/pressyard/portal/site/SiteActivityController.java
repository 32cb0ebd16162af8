package dev.pressyard.portal.site;

import dev.pressyard.portal.account.CurrentPerson;
import dev.pressyard.portal.account.SignedInPerson;
import dev.pressyard.portal.audit.AuditRow;
import dev.pressyard.portal.web.NumberedPage.Bounds;
import dev.pressyard.provisioning.audit.AuditFilter;
import dev.pressyard.provisioning.audit.AuditTrail;
import dev.pressyard.provisioning.site.Sites;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** What people did to a site. */
@Controller
class SiteActivityController {

    private final Sites sites;
    private final SitePages pages;
    private final AuditTrail trail;

    SiteActivityController(Sites sites, SitePages pages, AuditTrail trail) {
        this.sites = sites;
        this.pages = pages;
        this.trail = trail;
    }

    @GetMapping("/sites/{name}/activity")
    String list(
            @PathVariable String name,
            @ModelAttribute("bounds") Bounds bounds,
            @CurrentPerson SignedInPerson person,
            Model model) {
        var site = sites.requireNamed(name);
        model.addAttribute("site", pages.view(site, person));
        model.addAttribute("page", AuditRow.page(trail, AuditFilter.site(site.id()), bounds));
        return "site/activity";
    }
}
