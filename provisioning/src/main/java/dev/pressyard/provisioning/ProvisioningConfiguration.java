package dev.pressyard.provisioning;

import java.time.Clock;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/**
 * Everything an application imports to have the provisioning engine: its components, entities, repositories and
 * settings. What a test brings along for itself is left out, as a Boot application leaves it out.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan(excludeFilters = @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
@EntityScan
@EnableJpaRepositories
@ConfigurationPropertiesScan
public class ProvisioningConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
