package dev.pressyard.sandbox.postgres;

import dev.pressyard.provisioning.installation.Installation;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * Runs a Postgres of the portal's own in its data folder when no {@code spring.datasource.url} names another.
 *
 * <p>The data source depends on the connection details and these on the server, so the server is stopped after every
 * connection is closed. Migrations run as the tables' owner, the portal as {@link PortalRole}.
 */
@AutoConfiguration(before = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
@Conditional(EmbeddedPostgresAutoConfiguration.NoDatabaseIsConfigured.class)
@ConditionalOnMissingBean(JdbcConnectionDetails.class)
class EmbeddedPostgresAutoConfiguration {

    @Bean
    PostgresServer postgresServer(Installation installation) {
        return PostgresServer.start(folder(installation));
    }

    @Bean
    JdbcConnectionDetails embeddedPostgresConnectionDetails(PostgresServer server, Installation installation) {
        var role = folder(installation).portal();
        role.admitTo(server);
        return new EmbeddedPostgresConnectionDetails(server, role);
    }

    @Bean
    FlywayConnectionDetails embeddedMigrationDetails(PostgresServer server) {
        return new EmbeddedMigrationDetails(server);
    }

    private static PostgresFolder folder(Installation installation) {
        return new PostgresFolder(installation.dataFolder("postgres"));
    }

    static final class NoDatabaseIsConfigured extends NoneNestedConditions {

        NoDatabaseIsConfigured() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnProperty("spring.datasource.url")
        static final class AddressIsGiven {}
    }
}
