package dev.pressyard.portal.site;

import dev.pressyard.portal.account.CurrentPerson;
import dev.pressyard.portal.account.SignedInPerson;
import dev.pressyard.portal.spec.SpecHistory;
import dev.pressyard.portal.spec.SpecWords;
import dev.pressyard.provisioning.site.Sites;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What was wanted of a site, version by version, and what became of it. */
@Controller
class SiteConfigurationController {

    private final Sites sites;
    private final SitePages pages;
    private final SpecHistory history;

    SiteConfigurationController(Sites sites, SitePages pages, SpecHistory history) {
        this.sites = sites;
        this.pages = pages;
        this.history = history;
    }

    @GetMapping("/sites/{name}/configuration")
    String page(@PathVariable String name, @CurrentPerson SignedInPerson person, Model model) {
        var site = sites.requireNamed(name);
        model.addAttribute("site", pages.view(site, person));
        model.addAttribute("words", SpecWords.of(pages.wanted(site)));
        model.addAttribute(
                "configuration",
                ConfigurationView.of(
                        pages.versions(site), site.currentSpecVersion(), history.runsByVersion(site.id())));
        return "site/configuration";
    }
}
