package dev.pressyard.sandbox.runtime;

import dev.pressyard.sandbox.cloud.Scope;
import dev.pressyard.sandbox.engine.Engine;
import dev.pressyard.sandbox.engine.EngineContainer;
import dev.pressyard.sandbox.runtime.CloudView.DatabaseView;
import dev.pressyard.sandbox.runtime.CloudView.SnapshotView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * A compressed dump for each database snapshot, which is available once that is whole; a final one outlives its
 * database.
 */
final class Snapshots implements Reconciler {

    /** The container knows the password as its own variable; the socket counts as a secure transport. */
    private static final String CLIENT =
            "MYSQL_PWD=\"$DATABASE_PASSWORD\" exec %s --socket=/run/mysqld/mysqld.sock --user=\"$DATABASE_USER\" ";

    private static final String DUMP =
            CLIENT.formatted("mariadb-dump") + "--single-transaction --routines --databases \"$DATABASE_NAME\"";
    private static final String RESTORE = "gunzip --stdout /tmp/%s | (" + CLIENT.formatted("mariadb") + ")";

    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final String AVAILABLE = "available";

    private final Engine engine;
    private final Chores chores;
    private final RuntimeFolder folder;

    Snapshots(Engine engine, Chores chores, RuntimeFolder folder) {
        this.engine = engine;
        this.chores = chores;
        this.folder = folder;
    }

    @Override
    public void reconcile(Round round) {
        round.view().snapshots().forEach(snapshot -> keep(snapshot, round));
        forgetDeleted(round);
    }

    private void keep(SnapshotView snapshot, Round round) {
        var chore = "Snapshot " + snapshot.snapshot().dbSnapshotIdentifier();
        if (!isTaken(snapshot, round)) {
            databaseOf(snapshot, round)
                    .ifPresent(container -> chores.begin(chore, () -> take(container, fileOf(snapshot, round))));
        } else if (!AVAILABLE.equals(snapshot.snapshot().status())) {
            chores.begin(
                    chore,
                    () -> round.controlPlane()
                            .reportSnapshot(
                                    snapshot.scope(), snapshot.snapshot().dbSnapshotIdentifier(), AVAILABLE));
        }
    }

    /** A dump goes with its snapshot, so that one of the same name begins anew. */
    private void forgetDeleted(Round round) {
        var wanted = round.view().snapshots().stream()
                .map(snapshot -> fileOf(snapshot, round))
                .flatMap(file -> Stream.of(file, half(file)))
                .collect(Collectors.toSet());
        folder.dumps(round.incarnation()).stream()
                .filter(file -> !wanted.contains(file))
                .forEach(file -> chores.begin("Removal of " + file.getFileName(), () -> RuntimeFolder.remove(file)));
    }

    /** Whether no snapshot of this database is still to be taken. */
    boolean areTakenOf(String databaseId, Round round) {
        return awaited(round).noneMatch(databaseId::equals);
    }

    /** Resource ids of the databases that a snapshot is still to be taken of. */
    Stream<String> awaited(Round round) {
        return round.view().snapshots().stream()
                .filter(snapshot -> !isTaken(snapshot, round))
                .map(snapshot -> snapshot.snapshot().dbiResourceId());
    }

    private boolean isTaken(SnapshotView snapshot, Round round) {
        return Files.exists(fileOf(snapshot, round));
    }

    /** Fills a database with the snapshot that it was ordered from, if it was ordered from one. */
    void restore(DatabaseView database, EngineContainer container, Round round) throws InterruptedException {
        var source = round.controlPlane()
                .databaseLogin(database.scope(), database.instance().dbInstanceIdentifier())
                .flatMap(login -> Optional.ofNullable(login.restoredFrom()));
        if (source.isPresent()) {
            fill(container, file(database.scope(), source.get(), round));
        }
    }

    private void fill(EngineContainer container, Path file) throws InterruptedException {
        var inside = engine.inside(container.id());
        inside.copy(file, "/tmp");
        var command = List.of("sh", "-c", RESTORE.formatted(file.getFileName()));
        if (!inside.succeeds(command, PATIENCE)) {
            throw new IllegalStateException("The dump " + file + " was refused");
        }
    }

    private void take(EngineContainer container, Path file) throws InterruptedException {
        var half = half(file);
        try (var output = new GZIPOutputStream(Files.newOutputStream(half))) {
            var exit = engine.inside(container.id()).execute(List.of("sh", "-c", DUMP), output, PATIENCE);
            if (exit != 0) {
                throw new IllegalStateException("mariadb-dump ended with " + exit);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        rename(half, file);
    }

    private static Path half(Path file) {
        return file.resolveSibling(file.getFileName() + ".new");
    }

    private static void rename(Path half, Path file) {
        try {
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Optional<EngineContainer> databaseOf(SnapshotView snapshot, Round round) {
        return round.containersOf(Labels.DATABASE).stream()
                .filter(EngineContainer::isRunning)
                .filter(container -> container
                        .label(Labels.DATABASE_ID)
                        .equals(snapshot.snapshot().dbiResourceId()))
                .findFirst();
    }

    private Path fileOf(SnapshotView snapshot, Round round) {
        return file(snapshot.scope(), snapshot.snapshot().dbSnapshotIdentifier(), round);
    }

    private Path file(Scope scope, String identifier, Round round) {
        return folder.snapshots(round.incarnation(), scope).resolve(identifier + ".sql.gz");
    }
}
