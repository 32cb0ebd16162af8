package dev.pressyard.portal.testing;

import dev.pressyard.portal.PortalApplication;
import dev.pressyard.provisioning.testing.FreshDatabase;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The portal on an empty database, to look at its pages while working on them. It ends with its Postgres. */
final class PortalOnFreshDatabase {

    private PortalOnFreshDatabase() {}

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(PortalApplication.class)
                .initializers(new FreshDatabase())
                .run(arguments);
    }
}
