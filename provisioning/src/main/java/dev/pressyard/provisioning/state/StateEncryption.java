package dev.pressyard.provisioning.state;

import com.google.crypto.tink.KeysetHandle;
import dev.pressyard.provisioning.installation.Installation;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the keys that encrypt states, or makes them where there is no state yet. */
@Configuration(proxyBeanMethods = false)
class StateEncryption {

    private static final String ANY_STATE = "select exists (select from state_version)";

    /** @throws StateException if states exist but their keyset does not: a new one would only hide the loss */
    @Bean
    StateCipher stateCipher(StateSettings settings, Installation installation, JdbcClient jdbc) {
        return new StateCipher(keyset(settings, installation, jdbc));
    }

    private static KeysetHandle keyset(StateSettings settings, Installation installation, JdbcClient jdbc) {
        if (settings.keyset() != null) {
            return StateKeyset.parse(settings.keyset());
        }
        var file = file(settings, installation);
        if (!Files.exists(file)) {
            if (jdbc.sql(ANY_STATE).query(Boolean.class).single()) {
                throw new StateException(
                        "the keyset for states, %s, is missing: restore it from its backup".formatted(file));
            }
            StateKeyset.create(file);
        }
        return StateKeyset.read(file);
    }

    private static Path file(StateSettings settings, Installation installation) {
        return settings.keysetFile() != null
                ? settings.keysetFile()
                : installation.dataFolder("keys").resolve("state.json");
    }
}
