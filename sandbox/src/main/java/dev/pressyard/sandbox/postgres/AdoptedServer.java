package dev.pressyard.sandbox.postgres;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** A server that a portal before this one started, and left running because it was killed. */
record AdoptedServer(Postmaster postmaster, Password password) implements PostgresServer {

    /** The running server, once it has let this folder's password in; empty if it is not usable. */
    static Optional<AdoptedServer> adopt(Postmaster postmaster, PostgresFolder folder) {
        if (!folder.isSetUp()) {
            return Optional.empty();
        }
        var server = new AdoptedServer(postmaster, folder.password());
        try {
            new Superuser(server).execute(List.of("select 1"));
            return Optional.of(server);
        } catch (SQLException notUsable) {
            return Optional.empty();
        }
    }

    @Override
    public int port() {
        return postmaster.port();
    }

    /** Clients that are left, a dead portal's among them, are sent away: Postgres would wait for them. */
    @Override
    public void close() {
        try {
            new Superuser(this)
                    .execute(List.of("select pg_terminate_backend(pid) from pg_stat_activity"
                            + " where pid <> pg_backend_pid() and backend_type = 'client backend'"));
        } catch (SQLException failure) {
            throw new EmbeddedPostgresException("the adopted Postgres does not answer", failure);
        } finally {
            postmaster.stop();
        }
    }
}
