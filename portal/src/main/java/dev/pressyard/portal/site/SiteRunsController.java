package dev.pressyard.portal.site;

import dev.pressyard.portal.account.CurrentPerson;
import dev.pressyard.portal.account.SignedInPerson;
import dev.pressyard.portal.web.NumberedPage.Bounds;
import dev.pressyard.provisioning.site.Sites;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** The runs of a site, newest first, paged by number. */
@Controller
class SiteRunsController {

    private static final int PAGE = 50;

    private final Sites sites;
    private final SitePages pages;
    private final SiteWork runs;

    SiteRunsController(Sites sites, SitePages pages, SiteWork runs) {
        this.sites = sites;
        this.pages = pages;
        this.runs = runs;
    }

    @GetMapping("/sites/{name}/runs")
    String list(
            @PathVariable String name,
            @ModelAttribute("bounds") Bounds bounds,
            @CurrentPerson SignedInPerson person,
            Model model) {
        var site = sites.requireNamed(name);
        model.addAttribute("site", pages.view(site, person));
        model.addAttribute("page", runs.page(site, bounds, PAGE));
        return "site/runs";
    }
}
