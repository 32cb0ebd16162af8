package dev.pressyard.sandbox.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** A server that this process started. */
record StartedServer(EmbeddedPostgres postgres, Password password) implements PostgresServer {

    private static final Duration STARTUP = Duration.ofSeconds(60);

    /**
     * zonky starts Postgres for tests; these settings make it keep what it has confirmed. Its own {@code -F} (no fsync)
     * comes first on the command line, and the last one counts.
     */
    static StartedServer start(PostgresFolder folder) {
        var password = folder.password();
        try {
            var postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(folder.cluster())
                    .setOverrideWorkingDirectory(folder.program().toFile())
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(STARTUP)
                    .setConnectConfig("password", password.value())
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("password_encryption", "scram-sha-256")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .start();
            var server = new StartedServer(postgres, password);
            if (!folder.isSetUp()) {
                server.setUp(folder);
            }
            return server;
        } catch (IOException | RuntimeException failure) {
            throw new EmbeddedPostgresException("Postgres did not start in " + folder.path(), failure);
        }
    }

    /** zonky's initdb trusts every local connection: the password takes over before anything is stored. */
    private void setUp(PostgresFolder folder) {
        try {
            new Superuser(this)
                    .execute(List.of("alter role %s password '%s'".formatted(PostgresServer.USER, password.value())));
            folder.requirePassword();
            new Superuser(this).execute(List.of("select pg_reload_conf()"));
            folder.markAsSetUp();
        } catch (SQLException failure) {
            close();
            throw new EmbeddedPostgresException("the password could not be set", failure);
        }
    }

    @Override
    public int port() {
        return postgres.getPort();
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException failure) {
            throw new EmbeddedPostgresException("Postgres did not stop", failure);
        }
    }
}
