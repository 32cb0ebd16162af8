package dev.pressyard.portal.site;

import dev.pressyard.portal.run.RunRow;
import dev.pressyard.portal.site.SiteView.Details;
import dev.pressyard.portal.site.SiteView.OutputView;
import dev.pressyard.portal.site.SiteView.SpecView;
import dev.pressyard.provisioning.run.Runs;
import dev.pressyard.provisioning.site.Site;
import dev.pressyard.provisioning.site.SiteOutputs;
import dev.pressyard.provisioning.site.SiteSpecVersion;
import dev.pressyard.provisioning.site.SiteSpecs;
import dev.pressyard.provisioning.state.StateVersions;
import dev.pressyard.provisioning.target.Targets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BinaryOperator;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** Gathers what the page of a site shows. */
@Component
class SitePages {

    private static final int RUNS = 20;

    private final SiteSpecs specs;
    private final SiteOutputs outputs;
    private final Runs runs;
    private final Targets targets;
    private final StateVersions states;

    SitePages(SiteSpecs specs, SiteOutputs outputs, Runs runs, Targets targets, StateVersions states) {
        this.specs = specs;
        this.outputs = outputs;
        this.runs = runs;
        this.targets = targets;
        this.states = states;
    }

    SiteView view(Site site, boolean allowed) {
        return SiteView.of(site, current(site), targets.require(site.target()).name(), allowed);
    }

    boolean isProtected(Site site) {
        return current(site).spec().isProtected();
    }

    Details details(Site site) {
        return new Details(
                outputs.of(site.id()).stream()
                        .map(output -> OutputView.of(output.name(), output.value()))
                        .toList(),
                runs.findBySiteIdAndNumberLessThanOrderByNumberDesc(site.id(), Long.MAX_VALUE, Limit.of(RUNS)).stream()
                        .map(RunRow::of)
                        .toList(),
                versions(site).stream().map(SpecView::of).toList());
    }

    /**
     * The form that would ask for the site as it is wanted now.
     *
     * @param place how the form names the site's region
     */
    SiteForm form(Site site, BinaryOperator<String> place) {
        var spec = current(site).spec();
        return new SiteForm(
                UUID.randomUUID().toString(),
                site.name(),
                spec.title(),
                spec.environment().name(),
                spec.size().name(),
                place.apply(targets.require(site.target()).name(), spec.region()),
                spec.administratorEmail());
    }

    /** What the site is made of; empty while nothing of it is there. */
    Optional<PictureView> picture(Site site) {
        var console = AwsConsole.of(
                targets.require(site.target()), current(site).spec().region());
        return PictureView.of(states.resources(site.stack()), console::pageOf);
    }

    private SiteSpecVersion current(Site site) {
        return versions(site).getFirst();
    }

    private List<SiteSpecVersion> versions(Site site) {
        return specs.findByKeySiteIdOrderByKeyVersionDesc(site.id());
    }
}
