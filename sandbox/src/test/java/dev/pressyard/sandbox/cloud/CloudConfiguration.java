package dev.pressyard.sandbox.cloud;

import dev.pressyard.provisioning.installation.Installation;
import dev.pressyard.provisioning.process.ChildProcesses;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** As much of a portal as the control plane needs. */
@Configuration(proxyBeanMethods = false)
@ComponentScan(basePackageClasses = ChildProcesses.class)
class CloudConfiguration {

    static ApplicationContextRunner portal(Path data) {
        return new ApplicationContextRunner()
                .withUserConfiguration(CloudConfiguration.class)
                .withBean(Installation.class, () -> new Installation(data, data))
                .withConfiguration(
                        AutoConfigurations.of(CloudAutoConfiguration.class, FormerCloudAutoConfiguration.class));
    }

    static AnnotationConfigApplicationContext start(Path data) {
        var portal = new AnnotationConfigApplicationContext();
        portal.registerBean(Installation.class, () -> new Installation(data, data));
        portal.register(CloudConfiguration.class, CloudAutoConfiguration.class);
        portal.refresh();
        return portal;
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Losses losses() {
        return new Losses(new AtomicInteger());
    }

    /** How often a loss was reported. */
    record Losses(AtomicInteger count) implements LossReport {

        @Override
        public void everythingIsLost() {
            count.incrementAndGet();
        }
    }
}
