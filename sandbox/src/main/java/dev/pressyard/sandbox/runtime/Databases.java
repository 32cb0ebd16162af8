package dev.pressyard.sandbox.runtime;

import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Volume;
import dev.pressyard.sandbox.engine.ContainerPlan;
import dev.pressyard.sandbox.engine.Engine;
import dev.pressyard.sandbox.engine.EngineContainer;
import dev.pressyard.sandbox.runtime.CloudView.DatabaseView;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A MariaDB container for each database instance, reachable under the instance's own host name from its VPC only. */
final class Databases implements Reconciler {

    private static final String DATA = "/var/lib/mysql";
    private static final String PASSWORD = "DATABASE_PASSWORD";
    private static final String TLS = "DATABASE_TLS";
    private static final List<String> PING = List.of("mariadb-admin", "ping");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int STOP_SECONDS = 60;

    private final Engine engine;
    private final Chores chores;
    private final DatabaseImage image;
    private final Snapshots snapshots;

    /** Resource ids of those that have answered. */
    private final Set<String> available = ConcurrentHashMap.newKeySet();

    /** At which reading of the control plane the settings of databases were last compared. */
    private final Map<String, Long> compared = new ConcurrentHashMap<>();

    Databases(Engine engine, Chores chores, DatabaseImage image, Snapshots snapshots) {
        this.engine = engine;
        this.chores = chores;
        this.image = image;
        this.snapshots = snapshots;
    }

    @Override
    public void reconcile(Round round) {
        round.view().databases().forEach(database -> keep(database, round));
        round.containersOf(Labels.DATABASE).stream()
                .filter(container -> round.view().databases().stream()
                        .noneMatch(database -> database.id().equals(container.label(Labels.DATABASE_ID))))
                .forEach(container -> retire(container, round));
        removeOrphans(round);
    }

    /** What is left where a container went before its database was deleted. */
    private void removeOrphans(Round round) {
        new DatabaseVolumes(round.incarnation())
                .orphans(engine.volumes().all(), round, snapshots.awaited(round))
                .forEach(volume ->
                        chores.begin(choreOf(volume), () -> engine.volumes().remove(volume)));
    }

    /** One at a time for each volume, whatever it is: what removes it may not come between those that make it. */
    private static String choreOf(String volume) {
        return "Work on " + volume;
    }

    private void keep(DatabaseView database, Round round) {
        var chore = choreOf(volumeOf(database.id(), round));
        var container = containerOf(database, round);
        if (container.isEmpty()) {
            image.id().ifPresent(id -> chores.begin(chore, () -> create(database, id, round)));
        } else if (!container.get().isRunning()) {
            chores.begin(chore, () -> engine.startAgain(container.get().id()));
        } else if (!available.contains(database.id())) {
            chores.begin(chore, () -> greet(database, container.get(), round));
        } else if (!Objects.equals(
                compared.put(database.id(), round.view().reading()),
                round.view().reading())) {
            chores.begin(chore, () -> renewIfChanged(database, container.get(), round));
        }
    }

    private static Optional<EngineContainer> containerOf(DatabaseView database, Round round) {
        return round.containersOf(Labels.DATABASE).stream()
                .filter(container -> container.label(Labels.DATABASE_ID).equals(database.id()))
                .findFirst();
    }

    private void create(DatabaseView database, String imageId, Round round) {
        available.remove(database.id());
        var login = round.controlPlane()
                .databaseLogin(database.scope(), database.instance().dbInstanceIdentifier())
                .orElseThrow(() -> new IllegalStateException("It is gone already"));
        var password = Objects.requireNonNull(login.masterPassword(), "a password that RDS manages is not run here");
        var volume = engine.volumes().ensure(volumeOf(database.id(), round), DatabaseVolumes.labels(database));
        var network = engine.labels().name(database.network());
        engine.start(plan(database, imageId, password, volume, network));
    }

    private static ContainerPlan plan(
            DatabaseView database, String imageId, String password, String volume, String network) {
        var instance = database.instance();
        var environment = Map.of(
                "DATABASE_NAME",
                Objects.requireNonNullElse(instance.dbName(), "main"),
                "DATABASE_USER",
                instance.masterUsername(),
                PASSWORD,
                password,
                TLS,
                tls(database));
        var host = isolation(database)
                .host()
                .withBinds(new Bind(volume, new Volume(DATA)))
                .withNetworkMode(network);
        return new ContainerPlan(
                "database-" + database.id().toLowerCase(Locale.ROOT),
                imageId,
                List.of(),
                List.of(),
                Optional.empty(),
                environment,
                Map.of(Labels.RESOURCE, Labels.DATABASE, Labels.DATABASE_ID, database.id()),
                host,
                List.of(instance.endpoint().address()),
                Optional.empty(),
                STOP_SECONDS);
    }

    private static String tls(DatabaseView database) {
        return database.tlsRequired() ? "require" : "off";
    }

    /** Reports it as available once it answers, and first fills it if it starts from a snapshot. */
    private void greet(DatabaseView database, EngineContainer container, Round round) throws InterruptedException {
        if (!engine.inside(container.id()).succeeds(PING, PATIENCE)) {
            return;
        }
        var identifier = database.instance().dbInstanceIdentifier();
        if (!"available".equals(database.instance().dbInstanceStatus())) {
            snapshots.restore(database, container, round);
            round.controlPlane().reportDatabase(database.scope(), identifier, "available");
        }
        available.add(database.id());
    }

    /**
     * A new master password, or another word on TLS, takes hold with a new container on the same volume; another
     * instance class while it runs.
     */
    private void renewIfChanged(DatabaseView database, EngineContainer container, Round round) {
        var wanted = round.controlPlane()
                .databaseLogin(database.scope(), database.instance().dbInstanceIdentifier())
                .flatMap(login -> Optional.ofNullable(login.masterPassword()));
        var present = engine.inside(container.id());
        if (wanted.filter(it -> differs(it, present.variable(PASSWORD))).isPresent()
                || differs(tls(database), present.variable(TLS))) {
            engine.stop(container.id());
            engine.remove(container.id());
        } else {
            engine.bound(container.id(), isolation(database).host());
        }
    }

    private static DatabaseIsolation isolation(DatabaseView database) {
        return new DatabaseIsolation(
                Objects.requireNonNullElse(database.instance().dbInstanceClass(), ""));
    }

    private static boolean differs(String wanted, Optional<String> present) {
        return present.isPresent() && !present.get().equals(wanted);
    }

    /** Takes a database away that is wanted no more, when the last snapshot of it is on the disk. */
    private void retire(EngineContainer container, Round round) {
        var id = container.label(Labels.DATABASE_ID);
        if (snapshots.areTakenOf(id, round)) {
            chores.begin(choreOf(volumeOf(id, round)), () -> {
                engine.stop(container.id());
                engine.remove(container.id());
                engine.volumes().remove(volumeOf(id, round));
                available.remove(id);
                compared.remove(id);
            });
        } else if (!container.isRunning()) {
            chores.begin(choreOf(volumeOf(id, round)), () -> engine.startAgain(container.id()));
        }
    }

    private static String volumeOf(String databaseId, Round round) {
        return new DatabaseVolumes(round.incarnation()).nameFor(databaseId);
    }
}
