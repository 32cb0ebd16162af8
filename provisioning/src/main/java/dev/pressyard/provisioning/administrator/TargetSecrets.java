package dev.pressyard.provisioning.administrator;

import dev.pressyard.provisioning.site.Site;
import dev.pressyard.provisioning.site.SiteSpecs;
import dev.pressyard.provisioning.target.TargetSessions;
import dev.pressyard.provisioning.target.Targets;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The secrets that a site's target keeps. */
@Component
class TargetSecrets {

    private final Targets targets;
    private final TargetSessions sessions;
    private final SiteSpecs specs;

    TargetSecrets(Targets targets, TargetSessions sessions, SiteSpecs specs) {
        this.targets = targets;
        this.sessions = sessions;
        this.specs = specs;
    }

    /**
     * Reads the newest value.
     *
     * @throws dev.pressyard.provisioning.target.TargetUnreachableException if there is no access to the target
     * @throws software.amazon.awssdk.core.exception.SdkException if the target refuses
     */
    String read(Site site, String arn) {
        var region = specs.require(site.id(), site.currentSpecVersion()).region();
        var session = sessions.open(targets.require(site.target()), region, "password-of-" + site.name());
        try (var secretsManager = session.client(SecretsManagerClient.builder())) {
            return secretsManager
                    .getSecretValue(request -> request.secretId(arn))
                    .secretString();
        }
    }
}
