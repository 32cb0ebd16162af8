package dev.pressyard.provisioning.containerlog;

import dev.pressyard.provisioning.site.Site;
import dev.pressyard.provisioning.site.SiteOutput;
import dev.pressyard.provisioning.site.SiteOutputs;
import dev.pressyard.provisioning.site.SiteSpecs;
import dev.pressyard.provisioning.target.TargetSessions;
import dev.pressyard.provisioning.target.Targets;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Knows the log groups of sites. */
@Component
class LogGroups {

    private static final String OUTPUT = "log_group_name";

    private final SiteSpecs specs;
    private final SiteOutputs outputs;
    private final Targets targets;
    private final TargetSessions sessions;

    LogGroups(SiteSpecs specs, SiteOutputs outputs, Targets targets, TargetSessions sessions) {
        this.specs = specs;
        this.outputs = outputs;
        this.targets = targets;
        this.sessions = sessions;
    }

    /** Empty for a site that nothing was applied of yet. */
    Optional<LogGroup> of(Site site) {
        return outputs.of(site.id()).stream()
                .filter(output -> output.name().equals(OUTPUT))
                .map(SiteOutput::value)
                .findFirst()
                .map(name -> open(site, name));
    }

    private LogGroup open(Site site, String name) {
        var region = specs.require(site.id(), site.currentSpecVersion()).region();
        return new LogGroup(sessions.open(targets.require(site.target()), region, "log-of-" + site.name()), name);
    }
}
