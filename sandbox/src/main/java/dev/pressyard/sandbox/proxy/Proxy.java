package dev.pressyard.sandbox.proxy;

import dev.pressyard.sandbox.daemon.Daemon;
import dev.pressyard.sandbox.daemon.Daemons;
import dev.pressyard.sandbox.daemon.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HAProxy as a daemon. A new configuration is taken up by a new worker, while the old one ends what it has begun; no
 * request is lost. Used by one thread at a time.
 */
public final class Proxy {

    private static final Logger LOG = LoggerFactory.getLogger(Proxy.class);

    /** Columns of {@code show stat}, see HAProxy's management manual, section 9.1. */
    private static final int SERVER_COLUMN = 1;

    private static final int REQUESTS_COLUMN = 7;
    private static final int STATUS_COLUMN = 17;

    private static final Duration START = Duration.ofSeconds(10);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

    /** Each try has the worker that serves pause its ports for a moment. */
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(15);

    /** How {@code show proc} says that the last reload came to nothing, from HAProxy 2.5 on. */
    private static final Pattern FAILED = Pattern.compile("\\[failed: 0*[1-9]\\d*]");

    private final Path executable;
    private final ProxyFolder folder;
    private final Daemons daemons;
    private final TakenPorts takenPorts = new TakenPorts();
    private @Nullable Daemon daemon;

    /** The configuration that was not taken up, until another is. */
    private String refused = "";

    private long refusedAt;

    /**
     * Nothing is started yet.
     *
     * @param folder its own; the path must leave room for a socket's name within the system's 107 characters
     */
    public Proxy(Path executable, Path folder, Daemons daemons) {
        this.executable = executable;
        this.folder = new ProxyFolder(folder);
        this.daemons = daemons;
    }

    /**
     * Has the proxy serve this from now on, starting it if it does not run. A frontend whose port belongs to somebody
     * else is left out until it is free. A configuration that is not taken up for another reason is tried again; until
     * then the proxy serves the one before.
     */
    public void serve(ProxyConfiguration configuration) {
        try {
            var before = isRunning() ? folder.readConfiguration() : "";
            var servable = configuration.without(takenPorts.among(configuration.frontends(), before));
            var text = servable.text(folder.statistics().path(), folder.serverStates());
            if (!text.equals(refused) || System.nanoTime() - refusedAt >= BETWEEN_TRIES.toNanos()) {
                note(text, isTakenUp(text, before));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void note(String text, boolean taken) {
        if (taken) {
            refused = "";
            return;
        }
        if (!text.equals(refused)) {
            LOG.warn("HAProxy does not take up its configuration, and serves the one before; see {}", folder.path());
        }
        refused = text;
        refusedAt = System.nanoTime();
    }

    /** Whether the proxy runs, be it that a portal before this one has started it. */
    public boolean isRunning() {
        if (daemon == null) {
            daemon = daemons.find(folder.path()).orElse(null);
        }
        return daemon != null && daemon.isAlive();
    }

    /** How the servers are, by name. */
    public Map<String, ServerHealth> health() {
        try {
            return folder.statistics()
                    .ask("show stat -1 4 -1")
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(",", -1))
                    .collect(Collectors.toMap(
                            columns -> columns[SERVER_COLUMN],
                            columns -> new ServerHealth(
                                    columns[STATUS_COLUMN].startsWith("UP"), Long.parseLong(columns[REQUESTS_COLUMN])),
                            (one, _) -> one));
        } catch (IOException notRunning) {
            return Map.of();
        }
    }

    /** Whether a worker with a configuration before this one still ends its requests. */
    public boolean isEndingRequests() {
        try {
            return folder.master().ask("show proc").contains("# old workers");
        } catch (IOException notRunning) {
            return false;
        }
    }

    /** Ends the proxy, even one that an earlier portal started and this one has not used; the ports are free then. */
    public void stop() {
        Optional.ofNullable(daemon).or(() -> daemons.find(folder.path())).ifPresent(Daemon::stop);
        daemon = null;
    }

    /** Whether the configuration is in force now; the file then holds it, and else the one that is. */
    private boolean isTakenUp(String text, String before) throws IOException {
        if (text.equals(before)) {
            return true;
        }
        Files.writeString(folder.configuration(), text);
        var taken = false;
        try {
            taken = isRunning() ? reload() : start();
            return taken;
        } finally {
            if (!taken) {
                Files.writeString(folder.configuration(), before);
            }
        }
    }

    private boolean start() throws IOException {
        folder.forgetServerStates();
        var starting = daemons.startOrAdopt(new Program(command(), Map.of(), folder.path()));
        daemon = starting;
        awaitMaster(starting);
        return starting.isAlive();
    }

    /** The next worker goes on from what this one knows: a server that is down does not get requests once more. */
    private boolean reload() throws IOException {
        folder.keepServerStates();
        folder.master().ask("reload");
        awaitMaster(Objects.requireNonNull(daemon));
        return !FAILED.matcher(folder.master().ask("show proc")).find();
    }

    /**
     * HAProxy opens its ports before it forks its worker, and its master starts itself anew after that. A signal in
     * between ends the master alone; what answers here passes signals on and waits for its workers.
     */
    private void awaitMaster(Daemon starting) {
        var deadline = System.nanoTime() + START.toNanos();
        while (!masterAnswers() && starting.isAlive() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    private boolean masterAnswers() {
        try {
            return folder.master().ask("show proc").contains("worker");
        } catch (IOException notYet) {
            return false;
        }
    }

    private List<String> command() {
        return List.of(
                executable.toString(),
                "-W",
                "-S",
                folder.master().path() + ",mode,600",
                "-f",
                folder.configuration().toString());
    }
}
