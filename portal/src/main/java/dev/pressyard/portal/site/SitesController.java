package dev.pressyard.portal.site;

import dev.pressyard.provisioning.site.Environment;
import dev.pressyard.provisioning.site.SiteListing;
import dev.pressyard.provisioning.site.SiteStatus;
import dev.pressyard.provisioning.target.Targets;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestHeader;

/** The list of sites, which is also the portal's front page. */
@Controller
class SitesController {

    private static final int PAGE = 50;

    private final SiteListing listing;
    private final Targets targets;

    SitesController(SiteListing listing, Targets targets) {
        this.listing = listing;
        this.targets = targets;
    }

    @GetMapping("/")
    String front() {
        return "redirect:/sites";
    }

    @GetMapping("/sites")
    String list(
            @ModelAttribute("filter") SitesFilterForm form,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Model model) {
        var found = listing.find(form.filter(), form.order(), form.position(), PAGE + 1);
        var page = found.stream().limit(PAGE).toList();
        model.addAttribute("sites", page.stream().map(SiteRow::of).toList());
        model.addAttribute("next", found.size() > PAGE ? page.getLast().position() : null);
        model.addAttribute("summary", SitesSummary.of(listing.counts()));
        if (!part) {
            model.addAttribute("states", SiteStatus.values());
            model.addAttribute("environments", Environment.values());
            model.addAttribute("owners", listing.owners());
            model.addAttribute("targets", targets.findAllByOrderByCreatedAt());
        }
        return part ? "site/list :: live" : "site/list";
    }
}
