package dev.pressyard.portal.site;

import dev.pressyard.portal.account.CurrentPerson;
import dev.pressyard.portal.account.SignedInPerson;
import dev.pressyard.portal.address.SiteAddress;
import dev.pressyard.portal.address.SiteAddresses;
import dev.pressyard.portal.web.NumberedPage;
import dev.pressyard.portal.web.NumberedPage.Bounds;
import dev.pressyard.provisioning.site.Site;
import dev.pressyard.provisioning.state.StateVersion;
import dev.pressyard.provisioning.state.StateVersions;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** The versions of a site's Terraform state, and what each changed. Never a state itself: it can hold secrets. */
@Controller
@RequestMapping("/sites/{address}/state")
class SiteStateController {

    private static final int PAGE = 50;

    private final SiteAddresses addresses;
    private final SitePages pages;
    private final StateVersions states;

    SiteStateController(SiteAddresses addresses, SitePages pages, StateVersions states) {
        this.addresses = addresses;
        this.pages = pages;
        this.states = states;
    }

    @GetMapping
    String list(
            @PathVariable SiteAddress address,
            @ModelAttribute("bounds") Bounds bounds,
            @CurrentPerson SignedInPerson person,
            Model model) {
        var site = addresses.require(address);
        var page = NumberedPage.<StateVersion>of(
                bounds,
                PAGE,
                (number, limit) -> states.history(site.stack(), number, limit),
                (number, limit) -> states.historySince(site.stack(), number, limit),
                StateVersion::number);
        model.addAttribute("site", pages.view(site, person));
        model.addAttribute("page", page.map(StateVersionRow::of));
        model.addAttribute("serials", page.rows().stream().anyMatch(version -> version.serial() != version.number()));
        return "site/state";
    }

    /** What a version changed in the one before it. */
    @GetMapping("/{number}")
    String difference(@PathVariable SiteAddress address, @PathVariable long number, Model model) {
        var site = addresses.require(address);
        var version = version(site, number);
        model.addAttribute("number", number);
        if (number > 1) {
            model.addAttribute(
                    "difference", StateDifferenceView.of(states.difference(version(site, number - 1), version)));
        }
        return "site/state :: difference";
    }

    private StateVersion version(Site site, long number) {
        return states.version(site.stack(), number)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
