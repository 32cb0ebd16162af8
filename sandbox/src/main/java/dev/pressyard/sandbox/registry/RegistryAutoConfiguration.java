package dev.pressyard.sandbox.registry;

import dev.pressyard.provisioning.installation.Installation;
import dev.pressyard.sandbox.cloud.CloudAutoConfiguration;
import dev.pressyard.sandbox.cloud.SandboxSettings;
import dev.pressyard.sandbox.daemon.Daemons;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/** The sandbox's registry, where its control plane is. */
@AutoConfiguration(after = CloudAutoConfiguration.class)
@ConditionalOnBean(Daemons.class)
public class RegistryAutoConfiguration {

    @Bean
    Registry registry(Installation installation, Daemons daemons, SandboxSettings settings) {
        return new Registry(new RegistryFolder(installation.dataFolder("registry")), daemons, settings);
    }

    @Bean
    SandboxRegistry sandboxRegistry(Registry registry) {
        return new SandboxRegistry(registry);
    }
}
