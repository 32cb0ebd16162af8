package dev.pressyard.sandbox.postgres;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** How the portal reaches the embedded server. */
record EmbeddedPostgresConnectionDetails(PostgresServer server, PortalRole role) implements JdbcConnectionDetails {

    @Override
    public String getUsername() {
        return PortalRole.NAME;
    }

    @Override
    public String getPassword() {
        return role.password().value();
    }

    @Override
    public String getJdbcUrl() {
        return server.jdbcUrl();
    }
}
