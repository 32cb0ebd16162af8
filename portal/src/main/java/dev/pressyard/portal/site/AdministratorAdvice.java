package dev.pressyard.portal.site;

import dev.pressyard.portal.account.CurrentPerson;
import dev.pressyard.portal.account.SignedInPerson;
import dev.pressyard.portal.account.SiteAccess;
import dev.pressyard.portal.address.SiteAddress;
import dev.pressyard.portal.address.SiteAddresses;
import dev.pressyard.provisioning.administrator.AdministratorPasswords;
import dev.pressyard.provisioning.administrator.PasswordAnswer;
import dev.pressyard.provisioning.site.Site;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** Gives the page of a site what it says about the first administrator. */
@ControllerAdvice(assignableTypes = SiteController.class)
class AdministratorAdvice {

    private final SiteAddresses addresses;
    private final AdministratorPasswords passwords;
    private final SiteAccess access;
    private final SitePages pages;

    AdministratorAdvice(SiteAddresses addresses, AdministratorPasswords passwords, SiteAccess access, SitePages pages) {
        this.addresses = addresses;
        this.passwords = passwords;
        this.access = access;
        this.pages = pages;
    }

    @ModelAttribute("administrator")
    @Nullable
    AdministratorView administrator(
            @PathVariable(required = false) @Nullable SiteAddress address, @CurrentPerson SignedInPerson person) {
        return Optional.ofNullable(address)
                .map(addresses::require)
                .flatMap(site -> view(site, access.mayChange(person, site)))
                .orElse(null);
    }

    private Optional<AdministratorView> view(Site site, boolean allowed) {
        return passwords
                .of(site)
                .filter(_ -> site.url().isPresent() && isItsOwn(site))
                .map(it -> new AdministratorView(
                        SiteAddress.lasting(site.id(), site.name()).toString(),
                        it.user(),
                        it.secretArn(),
                        site.url().orElseThrow().resolve("/wp-admin/").toString(),
                        allowed,
                        passwords.shown(site).orElse(null)));
    }

    /** A restored database brings its accounts along; the password in the target is nobody's there. */
    private boolean isItsOwn(Site site) {
        return pages.versions(site).getFirst().spec().restoredFrom().isEmpty();
    }

    /**
     * The first administrator on the site's page.
     *
     * @param site its address, which stays its own
     * @param signIn the address of WordPress' administration
     * @param allowed whether the reader may see the password
     * @param shown who has seen it; absent if nobody has
     */
    record AdministratorView(
            String site,
            String user,
            String secretArn,
            String signIn,
            boolean allowed,
            PasswordAnswer.@Nullable ShownBefore shown) {}
}
