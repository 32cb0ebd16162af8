package dev.pressyard.portal.site;

import dev.pressyard.portal.account.CurrentPerson;
import dev.pressyard.portal.account.SignedInPerson;
import dev.pressyard.portal.account.SiteAccess;
import dev.pressyard.portal.address.SiteAddresses;
import dev.pressyard.provisioning.run.Phase;
import dev.pressyard.provisioning.run.RunKind;
import dev.pressyard.provisioning.run.UsualDurations;
import dev.pressyard.provisioning.site.Environment;
import dev.pressyard.provisioning.site.SiteStatus;
import dev.pressyard.provisioning.sitelist.ListedSite;
import dev.pressyard.provisioning.sitelist.SiteGroup;
import dev.pressyard.provisioning.sitelist.SiteListing;
import dev.pressyard.provisioning.target.Target;
import dev.pressyard.provisioning.target.Targets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestHeader;

/** The list of sites, which is also the portal's front page. */
@Controller
class SitesController {

    /** The part that shows the sites; a page without any has none yet, and asks for itself as a whole. */
    private static final String LIVE = "live";

    private static final int PAGE = 50;

    private final SiteListing listing;
    private final Targets targets;
    private final UsualDurations durations;
    private final SiteAccess access;
    private final SiteAddresses addresses;

    SitesController(
            SiteListing listing,
            Targets targets,
            UsualDurations durations,
            SiteAccess access,
            SiteAddresses addresses) {
        this.listing = listing;
        this.targets = targets;
        this.durations = durations;
        this.access = access;
        this.addresses = addresses;
    }

    @GetMapping("/")
    String front() {
        return "redirect:/sites";
    }

    @GetMapping("/sites")
    String list(
            @ModelAttribute("filter") SitesFilterForm form,
            @CurrentPerson SignedInPerson person,
            @RequestHeader(name = "HX-Target", defaultValue = "") String target,
            Model model) {
        var part = target.equals(LIVE);
        var page = SitesPage.of(listing, form, PAGE);
        var rows = rows(page.sites(), person);
        model.addAttribute("page", page);
        model.addAttribute("sites", rows);
        model.addAttribute("selectable", rows.stream().anyMatch(SiteRow::destroyable));
        model.addAttribute("counts", listing.counts(form.filter()));
        if (!part) {
            model.addAttribute("none", listing.isEmpty());
            model.addAttribute("groups", SiteGroup.values());
            model.addAttribute("states", SiteStatus.values());
            model.addAttribute("environments", Environment.values());
            model.addAttribute("owners", listing.owners());
            model.addAttribute("tags", listing.tags());
            model.addAttribute(
                    "targets",
                    targets.findAllByOrderByCreatedAt().stream()
                            .map(Target::name)
                            .toList());
        }
        return part ? "site/list :: live" : "site/list";
    }

    private List<SiteRow> rows(List<ListedSite> page, SignedInPerson person) {
        var usual = new EnumMap<RunKind, Map<Phase, Duration>>(RunKind.class);
        var former = addresses.among(page.stream()
                .filter(entry -> entry.status() == SiteStatus.DESTROYED)
                .map(ListedSite::id)
                .toList());
        return page.stream()
                .map(entry -> SiteRow.of(
                        entry,
                        former.address(entry.id(), entry.name()),
                        access.mayChangeSitesOf(person, entry.owner()),
                        kind -> usual.computeIfAbsent(kind, durations::of)))
                .toList();
    }
}
