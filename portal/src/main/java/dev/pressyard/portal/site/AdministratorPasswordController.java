package dev.pressyard.portal.site;

import dev.pressyard.portal.account.CurrentPerson;
import dev.pressyard.portal.account.SignedInPerson;
import dev.pressyard.portal.account.SiteAccess;
import dev.pressyard.portal.address.SiteAddress;
import dev.pressyard.portal.address.SiteAddresses;
import dev.pressyard.provisioning.administrator.AdministratorPasswords;
import dev.pressyard.provisioning.administrator.PasswordAnswer;
import dev.pressyard.provisioning.audit.Actor;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** Shows the password of a site's first administrator, once, to those who may change the site. */
@Controller
class AdministratorPasswordController {

    private final SiteAddresses addresses;
    private final AdministratorPasswords passwords;
    private final SiteAccess access;

    AdministratorPasswordController(SiteAddresses addresses, AdministratorPasswords passwords, SiteAccess access) {
        this.addresses = addresses;
        this.passwords = passwords;
        this.access = access;
    }

    @PostMapping("/sites/{address}/administrator-password")
    String show(
            @PathVariable SiteAddress address,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            @CurrentPerson SignedInPerson person,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        var site = addresses.require(address);
        access.require(person, site);
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        model.addAttribute("siteName", site.name());
        model.addAttribute("siteAddress", addresses.of(site).toString());
        model.addAttribute("answer", AnswerView.of(passwords.show(site, actor)));
        return part ? "site/password :: answer" : "site/password";
    }

    /**
     * What is shown in the place of the button.
     *
     * @param kind {@code shown}, {@code before} or {@code unavailable}
     */
    record AnswerView(String kind, PasswordAnswer answer) {

        static AnswerView of(PasswordAnswer answer) {
            return new AnswerView(
                    switch (answer) {
                        case PasswordAnswer.Shown _ -> "shown";
                        case PasswordAnswer.ShownBefore _ -> "before";
                        case PasswordAnswer.Unavailable _ -> "unavailable";
                    },
                    answer);
        }
    }
}
