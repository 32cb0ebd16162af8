package dev.pressyard.portal.account;

import dev.pressyard.provisioning.run.Run;
import dev.pressyard.provisioning.site.Site;
import dev.pressyard.provisioning.site.Sites;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Who may act on which site: administrators on all, operators on their own, viewers on none. */
@Component
public class SiteAccess {

    private final Sites sites;

    SiteAccess(Sites sites) {
        this.sites = sites;
    }

    public boolean mayChange(SignedInPerson person, Site site) {
        return mayChangeSitesOf(person, site.owner());
    }

    /** Whether somebody may act on the sites of an owner, who is named by user name. */
    public boolean mayChangeSitesOf(SignedInPerson person, String owner) {
        return switch (person.role()) {
            case ADMINISTRATOR -> true;
            case OPERATOR -> owner.equals(person.getUsername());
            case VIEWER -> false;
        };
    }

    /** Whether somebody may approve, cancel or repeat a run: as its site's owner, or having asked for it. */
    public boolean mayChange(SignedInPerson person, Run run) {
        return switch (person.role()) {
            case ADMINISTRATOR -> true;
            case OPERATOR ->
                run.site()
                        .flatMap(sites::findById)
                        .map(site -> mayChange(person, site))
                        .orElseGet(() -> run.requestedBy().equals(person.getUsername()));
            case VIEWER -> false;
        };
    }

    /** Whether somebody may have the site of a run destroyed now; false for a run that is for none. */
    public boolean mayDestroySiteOf(SignedInPerson person, Run run) {
        return run.site()
                .flatMap(sites::findById)
                .filter(site -> site.status().isDestroyable() && mayChange(person, site))
                .isPresent();
    }

    /**
     * Lets whoever may act on the site pass.
     *
     * @throws AccessDeniedException for everybody else
     */
    public void require(SignedInPerson person, Site site) {
        require(mayChange(person, site));
    }

    /**
     * Lets whoever may act on the run pass.
     *
     * @throws AccessDeniedException for everybody else
     */
    public void require(SignedInPerson person, Run run) {
        require(mayChange(person, run));
    }

    private static void require(boolean allowed) {
        if (!allowed) {
            throw new AccessDeniedException("only for the site's owner and administrators");
        }
    }
}
