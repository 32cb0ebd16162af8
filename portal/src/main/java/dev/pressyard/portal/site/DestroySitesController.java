package dev.pressyard.portal.site;

import dev.pressyard.portal.account.CurrentPerson;
import dev.pressyard.portal.account.SignedInPerson;
import dev.pressyard.portal.account.SiteAccess;
import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.site.Site;
import dev.pressyard.provisioning.site.SiteRequests;
import dev.pressyard.provisioning.site.Sites;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Destroys sites that were chosen in the list. A protected one goes by itself only, and only if its name was typed. */
@Controller
@RequestMapping("/sites/destroy")
@PreAuthorize("hasRole('OPERATOR')")
class DestroySitesController {

    private static final int MOST = 50;

    private final Sites sites;
    private final SitePages pages;
    private final SiteRequests requests;
    private final SiteAccess access;

    DestroySitesController(Sites sites, SitePages pages, SiteRequests requests, SiteAccess access) {
        this.sites = sites;
        this.pages = pages;
        this.requests = requests;
        this.access = access;
    }

    /** The dialog that names what goes and what stays. */
    @GetMapping
    String dialog(@RequestParam List<String> name, @CurrentPerson SignedInPerson person, Model model) {
        var chosen = chosen(name, person).stream()
                .map(site -> pages.view(site, person))
                .toList();
        var alone = chosen.size() == 1;
        model.addAttribute(
                "going",
                chosen.stream().filter(site -> alone || !site.isProtected()).toList());
        model.addAttribute(
                "staying",
                chosen.stream().filter(site -> !alone && site.isProtected()).toList());
        return "site/destroy :: sites";
    }

    @PostMapping
    String destroy(
            @RequestParam List<String> name,
            @RequestParam(defaultValue = "") String typedName,
            @CurrentPerson SignedInPerson person,
            Actor actor,
            RedirectAttributes next) {
        var chosen = chosen(name, person);
        if (chosen.stream().anyMatch(site -> !isConfirmed(site, chosen.size(), typedName))) {
            next.addFlashAttribute("problem", "Nothing was destroyed: a protected site's name was not typed.");
            return "redirect:/sites";
        }
        var runs = chosen.stream()
                .map(site -> requests.destroy(site.name(), actor).identifier())
                .toList();
        if (runs.size() == 1) {
            return "redirect:/runs/" + runs.getFirst();
        }
        next.addFlashAttribute("done", "%d sites are being destroyed.".formatted(runs.size()));
        return "redirect:/sites";
    }

    private boolean isConfirmed(Site site, int together, String typedName) {
        return !pages.isProtected(site) || (together == 1 && typedName.strip().equals(site.name()));
    }

    private List<Site> chosen(List<String> names, SignedInPerson person) {
        if (names.isEmpty() || names.size() > MOST) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        var chosen = names.stream().distinct().map(sites::requireNamed).toList();
        chosen.forEach(site -> access.require(person, site));
        return chosen;
    }
}
