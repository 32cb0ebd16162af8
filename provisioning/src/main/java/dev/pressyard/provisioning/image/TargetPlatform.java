package dev.pressyard.provisioning.image;

import dev.pressyard.provisioning.site.Platforms;
import dev.pressyard.provisioning.state.StateVersions;
import dev.pressyard.provisioning.target.TargetKind;
import dev.pressyard.provisioning.target.TargetSession;
import dev.pressyard.provisioning.target.TargetSessions;
import dev.pressyard.provisioning.target.Targets;
import dev.pressyard.provisioning.worker.RunDetails;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What images need to know of a target's platform. */
@Component
class TargetPlatform {

    private final Targets targets;
    private final TargetSessions sessions;
    private final Platforms platforms;
    private final StateVersions states;

    TargetPlatform(Targets targets, TargetSessions sessions, Platforms platforms, StateVersions states) {
        this.targets = targets;
        this.sessions = sessions;
        this.platforms = platforms;
        this.states = states;
    }

    /**
     * Where a target's tasks find images.
     *
     * @param url host and path, as the target's tasks name it
     * @param session access to the target
     */
    record Repository(TargetKind kind, String url, TargetSession session) {}

    /** Looks the repository up. @throws ImageException if the platform has none */
    Repository repositoryFor(RunDetails run) {
        var target = targets.require(run.target());
        var url = Optional.ofNullable(
                        states.outputs(platforms.stack(target, run.region())).get("repository_url"))
                .orElseThrow(() -> new ImageException(
                        "Target '%s' has no image repository in %s: its platform is not there"
                                .formatted(target.name(), run.region()),
                        null));
        return new Repository(
                target.kind(), url.text(), sessions.open(target, run.region(), "run-" + run.identifier()));
    }
}
