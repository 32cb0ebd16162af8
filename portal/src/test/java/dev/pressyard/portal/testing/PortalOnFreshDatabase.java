package dev.pressyard.portal.testing;

import dev.pressyard.portal.PortalApplication;
import dev.pressyard.provisioning.testing.FreshDatabase;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * The portal with a {@link Showcase} on a database of its own, to look at its pages while working on them. It ends with
 * its Postgres. Settings such as {@code --server.port} and {@code --spring.thymeleaf.prefix} are passed on.
 */
final class PortalOnFreshDatabase {

    private PortalOnFreshDatabase() {}

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(PortalApplication.class, SeededSites.class, Showcase.class)
                .initializers(new FreshDatabase())
                .properties(
                        "pressyard.worker.slots=0",
                        "pressyard.admin-password=" + PortalTest.ADMIN_PASSWORD,
                        "spring.autoconfigure.exclude=dev.pressyard.sandbox.cloud.CloudAutoConfiguration")
                .run(arguments)
                .getBean(Showcase.class)
                .open();
    }
}
