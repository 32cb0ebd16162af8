package dev.pressyard.provisioning;

import java.time.Clock;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/**
 * Everything an application imports to have the provisioning engine: its components, entities, repositories and
 * settings.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@EntityScan
@EnableJpaRepositories
@ConfigurationPropertiesScan
public class ProvisioningConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
