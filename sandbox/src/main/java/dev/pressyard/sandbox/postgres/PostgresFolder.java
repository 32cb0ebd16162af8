package dev.pressyard.sandbox.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.util.FileSystemUtils;

/**
 * What lies in the folder of the embedded server: {@code cluster} is Postgres's own data, {@code program} its unpacked
 * binaries, {@code password} the superuser's password, {@code portal-password} the portal's, {@code set-up} the mark of
 * a cluster that was set up to its end.
 */
record PostgresFolder(Path path) {

    /** The lines of {@code postmaster.pid}, as Postgres's {@code pidfile.h} numbers them. */
    private static final int PID_LINE = 0;

    private static final int PORT_LINE = 3;

    Path cluster() {
        return path.resolve("cluster");
    }

    Path program() {
        return path.resolve("program");
    }

    /** The superuser's password, generated when there is none yet. */
    Password password() {
        return Password.keptIn(path.resolve("password"));
    }

    /** The user that the portal is, with its password, generated when there is none yet. */
    PortalRole portal() {
        return new PortalRole(Password.keptIn(path.resolve("portal-password")));
    }

    boolean isSetUp() {
        return Files.exists(path.resolve("set-up"));
    }

    void markAsSetUp() {
        write(path.resolve("set-up"), "");
    }

    /** Every connection has to know the password, once the server has read this. */
    void requirePassword() {
        write(cluster().resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
    }

    /** Removes a cluster whose set-up was cut short. Nothing was stored in it: connections are given out afterwards. */
    void discardHalfMadeCluster() {
        try {
            if (!isSetUp()) {
                FileSystemUtils.deleteRecursively(cluster());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The server that a process before this one started on this cluster and left running, if there is one. */
    Optional<Postmaster> runningServer() {
        return pidFile().map(this::postmaster).filter(postmaster -> postmaster.isRunningFrom(program()));
    }

    /**
     * Removes what a killed server left behind. Postgres itself would refuse to start when the number in the file
     * belongs to any living process of the same user, which in a restarted container is likely.
     */
    void forgetDeadServer() {
        try {
            Files.deleteIfExists(cluster().resolve("postmaster.pid"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Optional<List<String>> pidFile() {
        var file = cluster().resolve("postmaster.pid");
        try {
            return Files.exists(file) ? Optional.of(Files.readAllLines(file)) : Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Postmaster postmaster(List<String> lines) {
        var pid = Long.parseLong(lines.get(PID_LINE).strip());
        var port =
                lines.size() > PORT_LINE ? Integer.parseInt(lines.get(PORT_LINE).strip()) : 0;
        return new Postmaster(pid, port);
    }

    private static void write(Path file, String content) {
        try {
            Files.writeString(file, content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
