package dev.pressyard.portal.site;

import dev.pressyard.portal.account.CurrentPerson;
import dev.pressyard.portal.account.SignedInPerson;
import dev.pressyard.portal.account.SiteAccess;
import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.site.Environment;
import dev.pressyard.provisioning.site.Site;
import dev.pressyard.provisioning.site.SiteOrder;
import dev.pressyard.provisioning.site.SiteRequests;
import dev.pressyard.provisioning.site.SiteSize;
import dev.pressyard.provisioning.site.Sites;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The form that changes a site: the one it was asked for with, filled in. Its name and its place stay. */
@Controller
@RequestMapping("/sites/{name}/change")
class ChangeSiteController {

    private static final String PAGE = "site/change";

    private final Sites sites;
    private final SitePages pages;
    private final SiteOrderReader orders;
    private final SiteRequests requests;
    private final SiteAccess access;

    ChangeSiteController(
            Sites sites, SitePages pages, SiteOrderReader orders, SiteRequests requests, SiteAccess access) {
        this.sites = sites;
        this.pages = pages;
        this.orders = orders;
        this.requests = requests;
        this.access = access;
    }

    @ModelAttribute("environments")
    Environment[] environments() {
        return Environment.values();
    }

    @ModelAttribute("sizes")
    SiteSize[] sizes() {
        return SiteSize.values();
    }

    @GetMapping
    String form(@PathVariable String name, @CurrentPerson SignedInPerson person, Model model) {
        model.addAttribute("form", pages.form(changeable(name, person), orders::place));
        return PAGE;
    }

    @PostMapping
    String change(
            @PathVariable String name,
            @Valid @ModelAttribute("form") SiteForm form,
            BindingResult errors,
            @CurrentPerson SignedInPerson person,
            Actor actor,
            HttpServletResponse response) {
        var site = changeable(name, person);
        return orders.read(form.at(pages.form(site, orders::place)), errors)
                .map(SiteOrder::spec)
                .map(spec -> "redirect:/runs/"
                        + requests.change(site.name(), spec, actor).identifier())
                .orElseGet(() -> {
                    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                    return PAGE;
                });
    }

    private Site changeable(String name, SignedInPerson person) {
        var site = sites.requireNamed(name);
        access.require(person, site);
        return site;
    }
}
