package dev.pressyard.portal.site;

import dev.pressyard.portal.account.CurrentPerson;
import dev.pressyard.portal.account.SignedInPerson;
import dev.pressyard.portal.address.SiteAddress;
import dev.pressyard.portal.address.SiteAddresses;
import dev.pressyard.portal.spec.SpecHistory;
import dev.pressyard.portal.spec.SpecWords;
import dev.pressyard.provisioning.site.SiteStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What was wanted of a site, version by version, and what became of it. */
@Controller
class SiteConfigurationController {

    private final SiteAddresses addresses;
    private final SitePages pages;
    private final SpecHistory history;

    SiteConfigurationController(SiteAddresses addresses, SitePages pages, SpecHistory history) {
        this.addresses = addresses;
        this.pages = pages;
        this.history = history;
    }

    @GetMapping("/sites/{address}/configuration")
    String page(@PathVariable SiteAddress address, @CurrentPerson SignedInPerson person, Model model) {
        var site = addresses.require(address);
        model.addAttribute("site", pages.view(site, person));
        model.addAttribute("words", SpecWords.of(pages.wanted(site)));
        model.addAttribute(
                "configuration",
                ConfigurationView.of(
                        pages.versions(site),
                        site.currentSpecVersion(),
                        history.runsByVersion(site.id()),
                        site.status() == SiteStatus.DESTROYED));
        return "site/configuration";
    }
}
