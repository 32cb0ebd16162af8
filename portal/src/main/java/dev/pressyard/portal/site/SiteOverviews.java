package dev.pressyard.portal.site;

import dev.pressyard.portal.site.SiteView.OutputView;
import dev.pressyard.portal.site.SiteWork.AtWorkView;
import dev.pressyard.portal.site.SiteWork.LatestView;
import dev.pressyard.provisioning.image.Image;
import dev.pressyard.provisioning.image.Images;
import dev.pressyard.provisioning.site.Site;
import dev.pressyard.provisioning.site.SiteOutput;
import dev.pressyard.provisioning.site.SiteOutputs;
import dev.pressyard.provisioning.site.SiteStatus;
import dev.pressyard.provisioning.state.StateVersions;
import dev.pressyard.provisioning.target.TargetKind;
import dev.pressyard.provisioning.target.Targets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what the first page of a site shows: what it is made of, what it told, and how it is. */
@Component
class SiteOverviews {

    /** What the picture of the resources shows of them. */
    private static final Set<String> DRAWN = Set.of("vpc_id", "service_name", "database_identifier", "file_system_id");

    private static final Set<String> OF_ADMINISTRATOR = Set.of("administrator_secret_arn", "administrator_user");

    private final SiteOutputs outputs;
    private final SiteWork runs;
    private final Failures failures;
    private final Targets targets;
    private final StateVersions states;
    private final Images images;

    SiteOverviews(
            SiteOutputs outputs,
            SiteWork runs,
            Failures failures,
            Targets targets,
            StateVersions states,
            Images images) {
        this.outputs = outputs;
        this.runs = runs;
        this.failures = failures;
        this.targets = targets;
        this.states = states;
        this.images = images;
    }

    /**
     * All but what the page shows above: the address, by which it is reached from here, what is in the picture, and the
     * first administrator.
     */
    List<OutputView> outputs(Site site, boolean isDrawn, boolean isAdministratorShown) {
        return outputs.of(site.id()).stream()
                .filter(output -> !output.name().equals("url"))
                .filter(output -> !isDrawn || !DRAWN.contains(output.name()))
                .filter(output -> !isAdministratorShown || !OF_ADMINISTRATOR.contains(output.name()))
                .map(output -> OutputView.of(output.name(), output.value(), note(site, output)))
                .toList();
    }

    /** The load balancer's own name leads nowhere in the sandbox, where the site's address is another. */
    private @Nullable String note(Site site, SiteOutput output) {
        return output.name().equals("load_balancer_dns_name")
                        && isInSandbox(site)
                        && site.url()
                                .filter(url -> !output.value().equals(url.getHost()))
                                .isPresent()
                ? "It would answer there on AWS. In the sandbox that name leads nowhere; the address above does."
                : null;
    }

    /** The run that is queued or under way, with its phases, and with what it waits for. */
    Optional<AtWorkView> atWork(Site site) {
        return runs.atWork(site);
    }

    /** The image that its tasks run; none where there are no tasks. */
    Optional<Image> image(Site site) {
        return site.status() == SiteStatus.LOST ? Optional.empty() : images.runBy(site.id());
    }

    /** What the site is made of; empty while nothing of it is there, whatever the state of a lost one says. */
    Optional<PictureView> picture(Site site, String region) {
        if (site.status() == SiteStatus.LOST) {
            return Optional.empty();
        }
        var console = AwsConsole.of(targets.require(site.target()), region);
        return PictureView.of(states.resources(site.stack()), runs.isVanishing(site), console::pageOf);
    }

    /** The newest run, and what it is doing. */
    Optional<LatestView> latest(Site site) {
        return runs.latest(site);
    }

    /** Why it failed, or its last run did. */
    Optional<FailureView> failure(Site site) {
        return failures.of(site);
    }

    /** How the last run that looked at the site found it; empty where nothing answers any more, or not yet. */
    Optional<VerificationView> verified(Site site) {
        return site.url().isEmpty() || runs.isVanishing(site) ? Optional.empty() : runs.verified(site);
    }

    /** Whether there should be a service whose health could be asked for. */
    boolean isServiceKnown(Site site) {
        return !isGone(site)
                && outputs.of(site.id()).stream()
                        .anyMatch(output -> output.name().equals("service_name"));
    }

    private boolean isInSandbox(Site site) {
        return targets.require(site.target()).kind() == TargetKind.SANDBOX;
    }

    private static boolean isGone(Site site) {
        return site.status() == SiteStatus.LOST || site.status() == SiteStatus.DESTROYED;
    }
}
