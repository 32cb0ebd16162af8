package dev.pressyard.provisioning.testing;

import dev.pressyard.provisioning.ProvisioningConfiguration;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** An integration test of the whole engine on a migrated Postgres database of its own, with a temporary data folder. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = PostgresTest.Engine.class)
@ContextConfiguration(initializers = FreshDatabase.class)
public @interface PostgresTest {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(ProvisioningConfiguration.class)
    class Engine {}
}
