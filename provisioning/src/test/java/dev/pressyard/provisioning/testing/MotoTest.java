package dev.pressyard.provisioning.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** As {@link PostgresTest}, without workers, and with a bare control plane in place of the sandbox's. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@PostgresTest
@Import({MotoTarget.class, OrderedSites.class})
@TestPropertySource(properties = "pressyard.worker.slots=0")
public @interface MotoTest {}
