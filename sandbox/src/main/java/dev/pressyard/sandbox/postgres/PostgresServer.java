package dev.pressyard.sandbox.postgres;

/** The running embedded server. Closing it stops Postgres cleanly; its data stays. */
sealed interface PostgresServer extends AutoCloseable permits StartedServer, AdoptedServer {

    /** The superuser, and the name of the only database. */
    String USER = "postgres";

    /** Where the server listens on loopback. */
    int port();

    Password password();

    @Override
    void close();

    default String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port(), USER);
    }

    /**
     * Starts the server on this folder, or adopts the one that a killed portal left running there.
     *
     * @throws EmbeddedPostgresException if Postgres does not come up
     */
    static PostgresServer start(PostgresFolder folder) {
        var running = folder.runningServer();
        var adopted = running.flatMap(postmaster -> AdoptedServer.adopt(postmaster, folder));
        if (adopted.isPresent()) {
            return adopted.get();
        }
        running.ifPresent(Postmaster::stop);
        folder.discardHalfMadeCluster();
        folder.forgetDeadServer();
        return StartedServer.start(folder);
    }
}
