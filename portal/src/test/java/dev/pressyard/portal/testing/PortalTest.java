package dev.pressyard.portal.testing;

import dev.pressyard.portal.PortalApplication;
import dev.pressyard.provisioning.testing.FreshDatabase;
import dev.pressyard.provisioning.testing.MotoTarget;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the whole portal: started on a free port and a Postgres database of its own, without workers, and with a
 * bare control plane in place of the sandbox's. The first administrator's password is {@value #ADMIN_PASSWORD}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = PortalApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "pressyard.admin-password=" + PortalTest.ADMIN_PASSWORD,
            "pressyard.worker.slots=0",
            "server.shutdown=immediate",
            "spring.autoconfigure.exclude=dev.pressyard.sandbox.cloud.CloudAutoConfiguration"
        })
@Import({SeededSites.class, Showcase.class, MotoTarget.class})
@ContextConfiguration(initializers = FreshDatabase.class)
public @interface PortalTest {

    String ADMIN_PASSWORD = "correct-horse-battery";
}
