package dev.pressyard.portal.site;

import dev.pressyard.portal.account.CurrentPerson;
import dev.pressyard.portal.account.SignedInPerson;
import dev.pressyard.portal.address.SiteAddress;
import dev.pressyard.portal.address.SiteAddresses;
import dev.pressyard.portal.web.NumberedPage.Bounds;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** The runs of a site, newest first, paged by number. */
@Controller
class SiteRunsController {

    private static final int PAGE = 50;

    private final SiteAddresses addresses;
    private final SitePages pages;
    private final SiteWork runs;

    SiteRunsController(SiteAddresses addresses, SitePages pages, SiteWork runs) {
        this.addresses = addresses;
        this.pages = pages;
        this.runs = runs;
    }

    @GetMapping("/sites/{address}/runs")
    String list(
            @PathVariable SiteAddress address,
            @ModelAttribute("bounds") Bounds bounds,
            @CurrentPerson SignedInPerson person,
            Model model) {
        var site = addresses.require(address);
        model.addAttribute("site", pages.view(site, person));
        model.addAttribute("page", runs.page(site, bounds, PAGE));
        return "site/runs";
    }
}
