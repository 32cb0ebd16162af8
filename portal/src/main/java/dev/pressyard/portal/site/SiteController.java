package dev.pressyard.portal.site;

import dev.pressyard.portal.account.CurrentPerson;
import dev.pressyard.portal.account.SignedInPerson;
import dev.pressyard.portal.account.SiteAccess;
import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.site.SiteRequests;
import dev.pressyard.provisioning.site.Sites;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One site: its page, and its destroy. */
@Controller
@RequestMapping("/sites/{name}")
class SiteController {

    private final Sites sites;
    private final SitePages pages;
    private final SiteOverviews overviews;
    private final SiteRequests requests;
    private final SiteAccess access;

    SiteController(Sites sites, SitePages pages, SiteOverviews overviews, SiteRequests requests, SiteAccess access) {
        this.sites = sites;
        this.pages = pages;
        this.overviews = overviews;
        this.requests = requests;
        this.access = access;
    }

    @GetMapping
    String page(@PathVariable String name, @CurrentPerson SignedInPerson person, Model model) {
        var site = sites.requireNamed(name);
        var view = pages.view(site, person);
        model.addAttribute("site", view);
        model.addAttribute("outputs", overviews.outputs(site));
        model.addAttribute("awsName", overviews.awsName(site).orElse(null));
        model.addAttribute("image", overviews.image(site).orElse(null));
        model.addAttribute("latest", overviews.latest(site).orElse(null));
        model.addAttribute("verified", overviews.verified(site).orElse(null));
        model.addAttribute("serviceKnown", overviews.isServiceKnown(site));
        model.addAttribute("sandbox", overviews.isInSandbox(site));
        model.addAttribute(
                "picture", overviews.picture(site, view.spec().region()).orElse(null));
        return "site/page";
    }

    /** Queues the destroy. A protected site goes only if its name was typed. */
    @PostMapping("/destroy")
    String destroy(
            @PathVariable String name,
            @RequestParam(defaultValue = "") String typedName,
            @CurrentPerson SignedInPerson person,
            Actor actor,
            RedirectAttributes next) {
        var site = sites.requireNamed(name);
        access.require(person, site);
        if (pages.isProtected(site) && !typedName.strip().equals(name)) {
            next.addFlashAttribute(
                    "problem", "'%s' was not destroyed: its name was not typed in the dialog.".formatted(name));
            return "redirect:/sites/" + name;
        }
        return "redirect:/runs/" + requests.destroy(name, actor).identifier();
    }
}
