package dev.pressyard.portal.site;

import dev.pressyard.portal.account.CurrentPerson;
import dev.pressyard.portal.account.SignedInPerson;
import dev.pressyard.provisioning.run.Run;
import dev.pressyard.provisioning.run.Runs;
import dev.pressyard.provisioning.site.Site;
import dev.pressyard.provisioning.site.Sites;
import java.util.HashMap;
import java.util.Map;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What was wanted of a site, version by version, and what became of it. */
@Controller
class SiteConfigurationController {

    private static final int RUNS = 200;

    private final Sites sites;
    private final SitePages pages;
    private final Runs runs;

    SiteConfigurationController(Sites sites, SitePages pages, Runs runs) {
        this.sites = sites;
        this.pages = pages;
        this.runs = runs;
    }

    @GetMapping("/sites/{name}/configuration")
    String page(@PathVariable String name, @CurrentPerson SignedInPerson person, Model model) {
        var site = sites.requireNamed(name);
        model.addAttribute("site", pages.view(site, person));
        model.addAttribute("words", ConfigurationView.words(pages.wanted(site)));
        model.addAttribute(
                "configuration",
                ConfigurationView.of(pages.versions(site), site.currentSpecVersion(), runsByVersion(site)));
        return "site/configuration";
    }

    private Map<Integer, Run> runsByVersion(Site site) {
        var byVersion = new HashMap<Integer, Run>();
        runs.findBySiteIdAndNumberLessThanOrderByNumberDesc(site.id(), Long.MAX_VALUE, Limit.of(RUNS)).stream()
                .filter(Run::bringsAbout)
                .forEach(run -> run.specVersion().ifPresent(version -> byVersion.putIfAbsent(version, run)));
        return byVersion;
    }
}
