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

    private static final int PAGE = 50;

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
        model.addAttribute("lastRun", overviews.lastRun(site).orElse(null));
        model.addAttribute("health", overviews.health(site).orElse(null));
        model.addAttribute(
                "picture", overviews.picture(site, view.spec().region()).orElse(null));
        return "site/page";
    }

    /** Its runs, newest first, paged by number. */
    @GetMapping("/runs")
    String runs(
            @PathVariable String name,
            @RequestParam(defaultValue = "9223372036854775807") long before,
            @CurrentPerson SignedInPerson person,
            Model model) {
        var site = sites.requireNamed(name);
        var found = overviews.runs(site, before, PAGE + 1);
        var rows = found.stream().limit(PAGE).toList();
        model.addAttribute("site", pages.view(site, person));
        model.addAttribute("runs", rows);
        model.addAttribute("older", found.size() > PAGE ? rows.getLast().number() : null);
        return "site/runs";
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
