package dev.pressyard.sandbox.postgres;

import dev.pressyard.provisioning.installation.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/** Another Java process that starts the embedded server, stores one row, and is killed before it can stop anything. */
record KilledPortal(Process process) {

    private static final int STORED = 7;

    static KilledPortal start(Path data, String table) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ProcessBuilder(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                KilledPortal.class.getName(),
                data.toString(),
                table);
        return new KilledPortal(
                command.redirectError(ProcessBuilder.Redirect.DISCARD).start());
    }

    void storeRowAndDie() throws IOException, InterruptedException {
        var output = process.getInputStream();
        int read;
        do {
            read = output.read();
        } while (read != STORED && read != -1);
        if (read == -1) {
            throw new IllegalStateException("the other portal ended by itself");
        }
        process.destroyForcibly();
        process.waitFor(10, TimeUnit.SECONDS);
    }

    public static void main(String[] arguments) throws SQLException, InterruptedException {
        var data = Path.of(arguments[0]);
        var server = PostgresServer.start(new PostgresFolder(new Installation(data, data).dataFolder("postgres")));
        try (var connection = DriverManager.getConnection(
                        server.jdbcUrl(), PostgresServer.USER, server.password().value());
                var statement = connection.createStatement()) {
            statement.execute("create table %s as select 1 as number".formatted(arguments[1]));
            System.out.write(STORED);
            System.out.flush();
            Thread.currentThread().join();
        }
    }
}
