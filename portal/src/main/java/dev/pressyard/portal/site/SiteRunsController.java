package dev.pressyard.portal.site;

import dev.pressyard.portal.account.CurrentPerson;
import dev.pressyard.portal.account.SignedInPerson;
import dev.pressyard.provisioning.site.Sites;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

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

    /** @param before the last run of the page before; absent for the newest */
    @GetMapping("/sites/{name}/runs")
    String list(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable Long before,
            @CurrentPerson SignedInPerson person,
            Model model) {
        var site = sites.requireNamed(name);
        var found = runs.page(site, before == null ? Long.MAX_VALUE : before, PAGE + 1);
        var rows = found.stream().limit(PAGE).toList();
        model.addAttribute("site", pages.view(site, person));
        model.addAttribute("runs", rows);
        model.addAttribute("before", before);
        model.addAttribute("older", found.size() > PAGE ? rows.getLast().number() : null);
        return "site/runs";
    }
}
