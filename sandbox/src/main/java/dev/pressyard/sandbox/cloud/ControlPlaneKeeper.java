package dev.pressyard.sandbox.cloud;

import dev.pressyard.sandbox.cloud.ControlPlaneState.Running;
import dev.pressyard.sandbox.cloud.ControlPlaneState.Starting;
import dev.pressyard.sandbox.cloud.ControlPlaneState.Unavailable;
import dev.pressyard.sandbox.daemon.Daemon;
import dev.pressyard.sandbox.daemon.Daemons;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.RestClientException;

/** Keeps one control plane process alive. Used by one thread at a time. */
final class ControlPlaneKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(ControlPlaneKeeper.class);

    /** A process that dies at once is not started more often than this. */
    private static final Duration BETWEEN_STARTS = Duration.ofSeconds(5);

    private final ControlPlaneFolder folder;
    private final Daemons daemons;
    private final ControlPlaneLosses losses;
    private final Clock clock;

    private @Nullable Daemon daemon;
    private Instant mayStartAt = Instant.MIN;

    ControlPlaneKeeper(ControlPlaneFolder folder, Daemons daemons, ControlPlaneLosses losses, Clock clock) {
        this.folder = folder;
        this.daemons = daemons;
        this.losses = losses;
        this.clock = clock;
    }

    Path output() {
        return folder.path();
    }

    /** Starts what is not running, greets what has come up; returns the state that follows. */
    ControlPlaneState look(ControlPlaneState state) {
        if (daemon == null || !daemon.isAlive()) {
            return clock.instant().isBefore(mayStartAt) ? withoutDaemon(state) : start();
        }
        return state instanceof Running
                ? state
                : folder.endpoint().flatMap(this::greet).orElse(new Starting());
    }

    /**
     * Starts nothing, as where another control plane is used or none: says that all is lost once a process of an
     * earlier portal's has ended.
     */
    void lookAfterFormer() {
        if (daemon == null) {
            daemon = daemons.find(folder.path()).orElse(null);
        }
        if (daemon == null || !daemon.isAlive()) {
            losses.noticeEnd();
        }
    }

    private static ControlPlaneState withoutDaemon(ControlPlaneState state) {
        return state instanceof Unavailable ? state : new Starting();
    }

    /** Ends the process, even one that an earlier portal started and this one has not looked at yet. */
    void stop() {
        Optional.ofNullable(daemon).or(() -> daemons.find(folder.path())).ifPresent(Daemon::stop);
        daemon = null;
        mayStartAt = Instant.MIN;
    }

    private ControlPlaneState start() {
        mayStartAt = clock.instant().plus(BETWEEN_STARTS);
        if (hasEnded()) {
            losses.noticeEnd();
        }
        var moto = MotoInstallation.find(System.getenv().getOrDefault("PATH", ""));
        if (moto.isEmpty()) {
            return new Unavailable("The sandbox needs moto, and there is no moto_server on the search path."
                    + " './pressyard up' installs it, and so does: pip install 'moto[server]'");
        }
        daemon = daemons.startOrAdopt(folder.program(moto.get()));
        LOG.info("{} the control plane in {}", daemon.isAdopted() ? "Adopted" : "Started", folder.path());
        return new Starting();
    }

    /** One that an earlier portal started may still be there to be adopted. */
    private boolean hasEnded() {
        return daemon != null || daemons.find(folder.path()).isEmpty();
    }

    private Optional<ControlPlaneState> greet(URI endpoint) {
        try {
            var identity = new ControlPlaneClient(endpoint).identity();
            losses.notice(identity.incarnation());
            LOG.info("The control plane answers at {} (moto {})", endpoint, identity.moto());
            return Optional.of(new Running(endpoint, identity));
        } catch (RestClientException notYet) {
            return Optional.empty();
        }
    }
}
