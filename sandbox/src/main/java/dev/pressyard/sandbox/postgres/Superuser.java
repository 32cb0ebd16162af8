package dev.pressyard.sandbox.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** The superuser's own connection, for what is done to the server itself. */
record Superuser(PostgresServer server) {

    /** Executes these statements one after the other, each in its own transaction. */
    void execute(List<String> statements) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                server.jdbcUrl(), PostgresServer.USER, server.password().value());
    }
}
