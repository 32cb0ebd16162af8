package dev.pressyard.portal.site;

import dev.pressyard.portal.account.SignedInPerson;
import dev.pressyard.provisioning.site.Site;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What is asked before sites are destroyed. A protected one goes by itself only, and only if its name was typed. */
@Component
class DestroyDialogs {

    private final SitePages pages;

    DestroyDialogs(SitePages pages) {
        this.pages = pages;
    }

    boolean isConfirmed(List<Site> sites, String typedName) {
        return sites.stream()
                .allMatch(site -> !pages.isProtected(site)
                        || (sites.size() == 1 && typedName.strip().equals(site.name())));
    }

    /** The dialog, which names what goes and what stays. */
    String ask(List<Site> sites, SignedInPerson person, Model model) {
        describe(sites, person, model);
        return "site/destroy :: sites";
    }

    /** The same as a page, for whoever comes without the script that opens dialogs. */
    String askOnPage(List<Site> sites, SignedInPerson person, Model model) {
        return page(sites, false, person, model);
    }

    /** The same page with what is wrong beside its field: nothing was destroyed. */
    String refuse(List<Site> sites, SignedInPerson person, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(sites, true, person, model);
    }

    private String page(List<Site> sites, boolean refused, SignedInPerson person, Model model) {
        describe(sites, person, model);
        model.addAttribute("whole", true);
        model.addAttribute("refused", refused);
        return "site/destroy-page";
    }

    private void describe(List<Site> sites, SignedInPerson person, Model model) {
        var going = sites.size() == 1
                ? sites
                : sites.stream().filter(site -> !pages.isProtected(site)).toList();
        model.addAttribute("going", views(going, person));
        model.addAttribute(
                "staying",
                views(sites.stream().filter(site -> !going.contains(site)).toList(), person));
        model.addAttribute("farewell", pages.farewell(going));
    }

    private List<SiteView> views(List<Site> sites, SignedInPerson person) {
        return sites.stream().map(site -> pages.view(site, person)).toList();
    }
}
