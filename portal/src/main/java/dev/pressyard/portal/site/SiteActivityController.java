package dev.pressyard.portal.site;

import dev.pressyard.portal.account.CurrentPerson;
import dev.pressyard.portal.account.SignedInPerson;
import dev.pressyard.portal.audit.AuditRow;
import dev.pressyard.provisioning.audit.AuditFilter;
import dev.pressyard.provisioning.audit.AuditTrail;
import dev.pressyard.provisioning.site.Sites;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What people did to a site. */
@Controller
class SiteActivityController {

    private static final int PAGE = 50;

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
            @RequestParam(required = false) @Nullable Long cursor,
            @CurrentPerson SignedInPerson person,
            Model model) {
        var site = sites.requireNamed(name);
        var page = trail.page(AuditFilter.site(site.id()), cursor, PAGE);
        model.addAttribute("site", pages.view(site, person));
        model.addAttribute("entries", page.entries().stream().map(AuditRow::of).toList());
        model.addAttribute("cursor", cursor);
        model.addAttribute("next", page.next());
        return "site/activity";
    }
}
