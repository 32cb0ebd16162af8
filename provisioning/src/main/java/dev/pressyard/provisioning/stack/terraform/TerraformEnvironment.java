package dev.pressyard.provisioning.stack.terraform;

import dev.pressyard.provisioning.state.StateCredential;
import dev.pressyard.provisioning.state.StateServiceAddress;
import dev.pressyard.provisioning.target.TargetSession;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The environment variables of Terraform's processes. */
@Component
class TerraformEnvironment {

    /**
     * The state service may be away for two minutes and more, as when the portal restarts, before an apply loses its
     * state: 1 + 2 + 4 + 8 seconds and then every 10.
     *
     * @see <a href="https://developer.hashicorp.com/terraform/language/backend/http#configuration-variables">The http
     *     backend's settings</a>
     */
    private static final Map<String, String> PATIENCE =
            Map.of("TF_HTTP_RETRY_MAX", "20", "TF_HTTP_RETRY_WAIT_MIN", "1", "TF_HTTP_RETRY_WAIT_MAX", "10");

    private static final Map<String, String> UNATTENDED =
            Map.of("TF_IN_AUTOMATION", "1", "TF_INPUT", "0", "CHECKPOINT_DISABLE", "1");

    private final TerraformSettings settings;
    private final Environment portalEnvironment;
    private final ObjectProvider<StateServiceAddress> ownAddress;

    TerraformEnvironment(
            TerraformSettings settings, Environment portalEnvironment, ObjectProvider<StateServiceAddress> ownAddress) {
        this.settings = settings;
        this.portalEnvironment = portalEnvironment;
        this.ownAddress = ownAddress;
    }

    /** For a command that needs neither state nor target. */
    Map<String, String> plain() {
        var environment = new HashMap<>(UNATTENDED);
        configurationFile().ifPresent(file -> environment.put("TF_CLI_CONFIG_FILE", file));
        return environment;
    }

    Map<String, String> of(TargetSession session, StateCredential credential) {
        var environment = new HashMap<>(plain());
        environment.putAll(session.environment());
        environment.putAll(credential.environment(portal()));
        environment.putAll(PATIENCE);
        return environment;
    }

    private Optional<String> configurationFile() {
        return Optional.ofNullable(settings.cliConfiguration())
                .map(Path::toString)
                .or(() -> Optional.ofNullable(portalEnvironment.getProperty("TF_CLI_CONFIG_FILE")));
    }

    private URI portal() {
        return Optional.ofNullable(settings.portal())
                .or(() -> Optional.ofNullable(ownAddress.getIfAvailable()).map(StateServiceAddress::portal))
                .orElseGet(
                        () -> URI.create("http://127.0.0.1:" + portalEnvironment.getProperty("server.port", "8080")));
    }
}
