package dev.pressyard.portal.site;

import dev.pressyard.portal.account.SignedInPerson;
import dev.pressyard.portal.account.SiteAccess;
import dev.pressyard.portal.address.SiteAddresses;
import dev.pressyard.provisioning.run.RunStatus;
import dev.pressyard.provisioning.site.Site;
import dev.pressyard.provisioning.site.SiteSpec;
import dev.pressyard.provisioning.site.SiteSpecVersion;
import dev.pressyard.provisioning.site.SiteSpecs;
import dev.pressyard.provisioning.state.StateVersions;
import dev.pressyard.provisioning.target.Targets;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.springframework.stereotype.Component;

/** Gathers what all pages of a site show, and the form that changes it. */
@Component
class SitePages {

    private final SiteSpecs specs;
    private final Targets targets;
    private final StateVersions states;
    private final SiteWork runs;
    private final SiteAccess access;
    private final SiteCodeReader codes;
    private final SiteAddresses addresses;

    SitePages(
            SiteSpecs specs,
            Targets targets,
            StateVersions states,
            SiteWork runs,
            SiteAccess access,
            SiteCodeReader codes,
            SiteAddresses addresses) {
        this.specs = specs;
        this.targets = targets;
        this.states = states;
        this.runs = runs;
        this.access = access;
        this.codes = codes;
        this.addresses = addresses;
    }

    /** The site as somebody sees it, with what that person may do. */
    SiteView view(Site site, SignedInPerson person) {
        return SiteView.of(
                site,
                addresses.of(site),
                specs.current(site),
                targets.require(site.target()).name(),
                runs.progress(site),
                access.mayChange(person, site));
    }

    /** What is in force, or is being brought about. */
    SiteSpec wanted(Site site) {
        return specs.current(site).spec();
    }

    /** What waits for approval; empty where nothing does. */
    Optional<ApprovalView> approval(Site site) {
        return runs.newest(site)
                .filter(run -> run.status() == RunStatus.PLANNED)
                .flatMap(run -> run.specVersion()
                        .map(version -> ApprovalView.of(run, wanted(site), specs.require(site.id(), version))));
    }

    /** What stands in the way of a change; empty where nothing does. */
    Optional<ObstacleView> obstacle(Site site) {
        return ObstacleView.of(site, runs.newest(site).orElse(null));
    }

    boolean isProtected(Site site) {
        return wanted(site).isProtected();
    }

    /**
     * The form that would ask for the site as it is: a change that waits, or was discarded, counts for nothing.
     *
     * @param place how the form names the site's region
     */
    SiteForm form(Site site, BinaryOperator<String> place) {
        var spec = wanted(site);
        return SiteForm.of(
                site.name(), spec, place.apply(targets.require(site.target()).name(), spec.region()), codes.usual());
    }

    /** GiB that the site's database has; 0 while there is none. */
    int storage(Site site) {
        return states.resources(site.stack()).stream()
                .filter(resource -> resource.type().equals("aws_db_instance"))
                .flatMap(resource -> resource.attribute("allocated_storage").stream())
                .mapToInt(Integer::parseInt)
                .max()
                .orElse(0);
    }

    /** What the destroy of sites would take, and what it would leave. */
    Farewell farewell(List<Site> leaving) {
        return Farewell.to(leaving.stream()
                .map(site ->
                        Farewell.Leaving.of(site, wanted(site), states.resources(site.stack()), runs.isNeverMade(site)))
                .toList());
    }

    /** All that was ever wanted of the site, newest first. */
    List<SiteSpecVersion> versions(Site site) {
        return specs.findByKeySiteIdOrderByKeyVersionDesc(site.id());
    }
}
