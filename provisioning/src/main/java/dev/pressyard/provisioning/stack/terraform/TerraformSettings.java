package dev.pressyard.provisioning.stack.terraform;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this node runs Terraform.
 *
 * @param terraform name on the path, or path, of the executable
 * @param portal address at which this node's Terraform reaches the portal's state service; absent = this portal's own
 * @param cliConfiguration Terraform's own configuration file, which may name a mirror of providers; absent = what
 *     {@code TF_CLI_CONFIG_FILE} names
 */
@ConfigurationProperties("pressyard.stack")
record TerraformSettings(
        @DefaultValue("terraform") String terraform,
        @Nullable URI portal,
        @Nullable Path cliConfiguration) {}
