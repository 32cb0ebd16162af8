package dev.pressyard.portal;

import dev.pressyard.provisioning.ProvisioningConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Import;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/** The portal: a web application around the provisioning engine. */
@SpringBootApplication
@EntityScan
@EnableJpaRepositories
@ConfigurationPropertiesScan
@Import(ProvisioningConfiguration.class)
public class PortalApplication {

    public static void main(String[] arguments) {
        Command.perform(arguments, System.out)
                .ifPresentOrElse(System::exit, () -> SpringApplication.run(PortalApplication.class, arguments));
    }
}
