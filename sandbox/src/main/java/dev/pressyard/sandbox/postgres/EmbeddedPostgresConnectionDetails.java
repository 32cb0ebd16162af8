package dev.pressyard.sandbox.postgres;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** How to reach the embedded server. */
record EmbeddedPostgresConnectionDetails(PostgresServer server) implements JdbcConnectionDetails {

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
