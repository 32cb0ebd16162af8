package dev.pressyard.sandbox.postgres;

import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;

/** How migrations reach the embedded server: as the superuser, who owns the tables that the portal only uses. */
record EmbeddedMigrationDetails(PostgresServer server) implements FlywayConnectionDetails {

    @Override
    public String getUsername() {
        return PostgresServer.USER;
    }

    @Override
    public String getPassword() {
        return server.password().value();
    }

    @Override
    public String getJdbcUrl() {
        return server.jdbcUrl();
    }
}
