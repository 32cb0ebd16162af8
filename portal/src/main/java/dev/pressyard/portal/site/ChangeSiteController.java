package dev.pressyard.portal.site;

import dev.pressyard.portal.account.CurrentPerson;
import dev.pressyard.portal.account.SignedInPerson;
import dev.pressyard.portal.account.SiteAccess;
import dev.pressyard.portal.address.SiteAddress;
import dev.pressyard.portal.address.SiteAddresses;
import dev.pressyard.portal.spec.SpecWords;
import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.run.RunConflictException;
import dev.pressyard.provisioning.site.Site;
import dev.pressyard.provisioning.site.SiteOrder;
import dev.pressyard.provisioning.site.SiteRequests;
import dev.pressyard.provisioning.site.SiteSpec;
import dev.pressyard.provisioning.site.SiteStatus;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** The form that changes a site: the one it was asked for with, filled in. Its name and its place stay. */
@Controller
@RequestMapping("/sites/{address}/change")
class ChangeSiteController {

    private static final String PAGE = "site/change";

    private final SiteAddresses addresses;
    private final SitePages pages;
    private final SiteOrderReader orders;
    private final SiteRequests requests;
    private final SiteAccess access;

    ChangeSiteController(
            SiteAddresses addresses,
            SitePages pages,
            SiteOrderReader orders,
            SiteRequests requests,
            SiteAccess access) {
        this.addresses = addresses;
        this.pages = pages;
        this.orders = orders;
        this.requests = requests;
        this.access = access;
    }

    @ModelAttribute("choices")
    SiteChoices choices() {
        return SiteChoices.ALL;
    }

    @ModelAttribute("regions")
    List<RegionChoice> regions() {
        return orders.places();
    }

    @ModelAttribute("site")
    SiteView site(@PathVariable SiteAddress address, @CurrentPerson SignedInPerson person) {
        return pages.view(addresses.require(address), person);
    }

    /** Whether the form offers to leave the WordPress of the site as open as it is. */
    @ModelAttribute("wordPressUnrecorded")
    boolean isWordPressUnrecorded(@PathVariable SiteAddress address) {
        return pages.wanted(addresses.require(address)).chosenWordPress().isEmpty();
    }

    @GetMapping
    String form(@PathVariable SiteAddress address, @CurrentPerson SignedInPerson person, Model model) {
        var site = changeable(address, person);
        model.addAttribute("form", pages.form(site, orders::place));
        // Only before anything is typed: what was typed is kept, with the same said beside it.
        model.addAttribute("obstacle", pages.obstacle(site).orElse(null));
        return PAGE;
    }

    /** Whether there is something to change; else it is created as the form says. */
    @ModelAttribute("made")
    boolean isMade(@PathVariable SiteAddress address) {
        return requests.isMade(addresses.require(address));
    }

    @PostMapping
    String change(
            @PathVariable SiteAddress address,
            @Valid @ModelAttribute("form") SiteForm form,
            BindingResult errors,
            @CurrentPerson SignedInPerson person,
            Actor actor,
            HttpServletResponse response) {
        var site = changeable(address, person);
        return read(form, site, errors)
                .map(SiteOrder::spec)
                .filter(spec -> differs(spec, form, site, errors))
                .map(spec -> place(site, spec, actor, errors, response))
                .orElseGet(() -> again(HttpStatus.UNPROCESSABLE_CONTENT, response));
    }

    /** Whoever changes a site that failed, or was never made, to what it was tries it again. */
    private boolean differs(SiteSpec spec, SiteForm form, Site site, BindingResult errors) {
        var unedited = pages.form(site, orders::place);
        var isSame = spec.equals(pages.wanted(site)) || form.at(unedited).equals(unedited);
        if (isSame && site.status() == SiteStatus.READY) {
            errors.reject("same", "Nothing differs from what is in force.");
            return false;
        }
        return true;
    }

    private String place(Site site, SiteSpec spec, Actor person, BindingResult errors, HttpServletResponse response) {
        try {
            return "redirect:/runs/" + requests.change(site.id(), spec, person).identifier();
        } catch (RunConflictException busy) {
            errors.reject("busy", String.valueOf(busy.getMessage()));
            return again(HttpStatus.CONFLICT, response);
        }
    }

    private static String again(HttpStatus status, HttpServletResponse response) {
        response.setStatus(status.value());
        return PAGE;
    }

    /** Says what is wrong with the form so far, and what it would change; nothing is changed. */
    @PostMapping("/check")
    @ResponseBody
    CheckedFields check(
            @PathVariable SiteAddress address,
            @Valid @ModelAttribute("form") SiteForm form,
            BindingResult errors,
            @CurrentPerson SignedInPerson person) {
        var site = changeable(address, person);
        var differences = read(form, site, errors)
                .filter(_ -> requests.isMade(site))
                .map(order -> SpecWords.differences(pages.wanted(site), order.spec()))
                .orElseGet(List::of);
        return CheckedFields.of(errors, differences);
    }

    private Optional<SiteOrder> read(SiteForm form, Site site, BindingResult errors) {
        return orders.readChange(form.at(pages.form(site, orders::place)), errors)
                .filter(order -> keepsStorage(order, site, errors));
    }

    /** RDS gives more storage, but never takes any back. */
    private boolean keepsStorage(SiteOrder order, Site site, BindingResult errors) {
        var there = pages.storage(site);
        if (order.spec().capacity().databaseStorage() >= there) {
            return true;
        }
        errors.rejectValue(
                "size",
                "shrinks",
                "The database has %d GiB, and RDS cannot take storage back; under Advanced, ask for %d or more."
                        .formatted(there, there));
        return false;
    }

    private Site changeable(SiteAddress address, SignedInPerson person) {
        var site = addresses.require(address);
        access.require(person, site);
        return site;
    }
}
