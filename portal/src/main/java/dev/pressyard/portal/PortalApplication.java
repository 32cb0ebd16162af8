package dev.pressyard.portal;

import dev.pressyard.provisioning.ProvisioningConfiguration;
import java.nio.file.Path;
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
        Command.of(arguments)
                .ifPresentOrElse(
                        command -> System.exit(command.run(Path.of(arguments[1]), System.out)),
                        () -> SpringApplication.run(PortalApplication.class, arguments));
    }
}
