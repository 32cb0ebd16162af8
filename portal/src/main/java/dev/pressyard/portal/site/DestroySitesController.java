package dev.pressyard.portal.site;

import dev.pressyard.portal.account.CurrentPerson;
import dev.pressyard.portal.account.SignedInPerson;
import dev.pressyard.portal.account.SiteAccess;
import dev.pressyard.portal.address.SiteAddress;
import dev.pressyard.portal.address.SiteAddresses;
import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.site.Site;
import dev.pressyard.provisioning.site.SiteRequests;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Destroys sites that were chosen in the list. */
@Controller
@RequestMapping("/sites/destroy")
@PreAuthorize("hasRole('OPERATOR')")
class DestroySitesController {

    private static final int MOST = 50;

    private final SiteAddresses addresses;
    private final DestroyDialogs dialogs;
    private final SiteRequests requests;
    private final SiteAccess access;

    DestroySitesController(SiteAddresses addresses, DestroyDialogs dialogs, SiteRequests requests, SiteAccess access) {
        this.addresses = addresses;
        this.dialogs = dialogs;
        this.requests = requests;
        this.access = access;
    }

    /** @param script which of the portal's scripts asks, to open a dialog; absent for a browser that was led here */
    @GetMapping
    String dialog(
            @RequestParam List<SiteAddress> name,
            @RequestHeader(name = "X-Requested-With", required = false) @Nullable String script,
            @CurrentPerson SignedInPerson person,
            Model model) {
        var chosen = chosen(name, person);
        return script == null ? dialogs.askOnPage(chosen, person, model) : dialogs.ask(chosen, person, model);
    }

    @PostMapping
    String destroy(
            @RequestParam List<SiteAddress> name,
            @RequestParam(defaultValue = "") String typedName,
            @CurrentPerson SignedInPerson person,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var chosen = chosen(name, person);
        if (!dialogs.isConfirmed(chosen, typedName)) {
            return dialogs.refuse(chosen, person, model, response);
        }
        var runs = chosen.stream()
                .map(site -> requests.destroy(site.id(), actor).identifier())
                .toList();
        if (runs.size() == 1) {
            return "redirect:/runs/" + runs.getFirst();
        }
        next.addFlashAttribute("done", "%d sites are being destroyed.".formatted(runs.size()));
        return "redirect:/sites";
    }

    private List<Site> chosen(List<SiteAddress> names, SignedInPerson person) {
        if (names.isEmpty() || names.size() > MOST) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        var chosen = names.stream().distinct().map(addresses::require).toList();
        chosen.forEach(site -> access.require(person, site));
        return chosen;
    }
}
