package dev.pressyard.provisioning.state;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How Terraform state is kept.
 *
 * @param keyset Tink keyset in JSON that encrypts states, for example from a secrets store; if absent, the file is used
 * @param keysetFile file that holds it; if absent, {@code keys/state.json} in the data folder, made at the first start
 * @param maximumSize of one state; Terraform's own states are far below
 */
@ConfigurationProperties("pressyard.state")
public record StateSettings(
        @Nullable String keyset,
        @Nullable Path keysetFile,
        @DefaultValue("64MB") DataSize maximumSize) {

    @Override
    public String toString() {
        return "StateSettings[keysetFile=%s, maximumSize=%s]".formatted(keysetFile, maximumSize);
    }
}
