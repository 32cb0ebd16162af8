package dev.pressyard.portal.account;

import dev.pressyard.portal.web.NotTheirOwnException;
import dev.pressyard.provisioning.run.Run;
import dev.pressyard.provisioning.site.Site;
import dev.pressyard.provisioning.site.Sites;
import java.util.function.Supplier;
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
     * @throws NotTheirOwnException if that is because the site is another's
     */
    public void require(SignedInPerson person, Site site) {
        require(mayChange(person, site), person, () -> whose(site));
    }

    /**
     * Lets whoever may act on the run pass.
     *
     * @throws AccessDeniedException for everybody else
     * @throws NotTheirOwnException if that is because the run, or its site, is another's
     */
    public void require(SignedInPerson person, Run run) {
        require(
                mayChange(person, run),
                person,
                () -> run.site()
                        .flatMap(sites::findById)
                        .map(SiteAccess::whose)
                        .orElseGet(() -> "%s asked for run %s.".formatted(run.requestedBy(), run.identifier())));
    }

    private static String whose(Site site) {
        return "'%s' is a site of %s.".formatted(site.name(), site.owner());
    }

    private static void require(boolean allowed, SignedInPerson person, Supplier<String> whose) {
        if (allowed) {
            return;
        }
        throw switch (person.role()) {
            case OPERATOR -> new NotTheirOwnException(whose.get());
            case VIEWER, ADMINISTRATOR -> new AccessDeniedException("only for operators and administrators");
        };
    }
}
