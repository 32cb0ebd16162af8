package dev.pressyard.portal.site;

import dev.pressyard.portal.account.CurrentPerson;
import dev.pressyard.portal.account.SignedInPerson;
import dev.pressyard.portal.account.SiteAccess;
import dev.pressyard.portal.address.SiteAddress;
import dev.pressyard.portal.address.SiteAddresses;
import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.site.SiteRequests;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One site: its page, and its destroy. */
@Controller
@RequestMapping("/sites/{address}")
class SiteController {

    private final SiteAddresses addresses;
    private final SitePages pages;
    private final SiteOverviews overviews;
    private final SiteRequests requests;
    private final SiteAccess access;
    private final DestroyDialogs dialogs;

    SiteController(
            SiteAddresses addresses,
            SitePages pages,
            SiteOverviews overviews,
            SiteRequests requests,
            SiteAccess access,
            DestroyDialogs dialogs) {
        this.addresses = addresses;
        this.pages = pages;
        this.overviews = overviews;
        this.requests = requests;
        this.access = access;
        this.dialogs = dialogs;
    }

    @GetMapping
    String page(@PathVariable SiteAddress address, @CurrentPerson SignedInPerson person, Model model) {
        var site = addresses.require(address);
        var view = pages.view(site, person);
        model.addAttribute("site", view);
        var picture = overviews.picture(site, view.spec().region());
        model.addAttribute("picture", picture.orElse(null));
        model.addAttribute(
                "outputs", overviews.outputs(site, picture.isPresent(), model.getAttribute("administrator") != null));
        model.addAttribute("atWork", overviews.atWork(site).orElse(null));
        model.addAttribute("image", overviews.image(site).orElse(null));
        model.addAttribute("latest", overviews.latest(site).orElse(null));
        model.addAttribute("failure", overviews.failure(site).orElse(null));
        model.addAttribute("approval", pages.approval(site).orElse(null));
        model.addAttribute("verified", overviews.verified(site).orElse(null));
        model.addAttribute("serviceKnown", overviews.isServiceKnown(site));
        return "site/page";
    }

    /** Queues the destroy. A protected site goes only if its name was typed. */
    @PostMapping("/destroy")
    String destroy(
            @PathVariable SiteAddress address,
            @RequestParam(defaultValue = "") String typedName,
            @CurrentPerson SignedInPerson person,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        var site = addresses.require(address);
        access.require(person, site);
        var leaving = List.of(site);
        if (!dialogs.isConfirmed(leaving, typedName)) {
            return dialogs.refuse(leaving, person, model, response);
        }
        return "redirect:/runs/" + requests.destroy(site.id(), actor).identifier();
    }
}
