package dev.pressyard.provisioning.worker;

import dev.pressyard.provisioning.notification.Notifications;
import dev.pressyard.provisioning.notification.Subscription;
import dev.pressyard.provisioning.run.RunChanged;
import dev.pressyard.provisioning.run.RunIdentifier;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Takes runs from the queue and performs them, as many at once as the node has slots. On a stop it lets go of its runs
 * and leaves their processes alone; the next life of the portal on this node takes both up again.
 */
@Component
class Worker implements SmartLifecycle {

    private static final Logger LOGGER = LoggerFactory.getLogger(Worker.class);

    /** How long a stop waits for a run's thread to give its lease back; processes are not waited for. */
    private static final Duration STOP = Duration.ofSeconds(5);

    private final RunQueue queue;
    private final RunExecutions executions;
    private final OldFolders folders;
    private final Notifications notifications;
    private final WorkerIdentity identity;
    private final WorkerSettings settings;
    private final Semaphore doorbell = new Semaphore(0);
    private final Map<RunIdentifier, Held> held = new ConcurrentHashMap<>();

    /** A run that this worker has a lease on, and the thread that performs it. */
    private record Held(RunExecution execution, Thread thread) {}

    private @Nullable Thread dispatcher;
    private @Nullable Thread keeper;
    private @Nullable Subscription subscription;

    Worker(
            RunQueue queue,
            RunExecutions executions,
            OldFolders folders,
            Notifications notifications,
            WorkerIdentity identity,
            WorkerSettings settings) {
        this.queue = queue;
        this.executions = executions;
        this.folders = folders;
        this.notifications = notifications;
        this.identity = identity;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        if (settings.slots() == 0 || isRunning()) {
            return;
        }
        queue.begin();
        subscription = notifications.subscribe(RunChanged.CHANNEL, this::hear);
        dispatcher = Thread.ofVirtual().name("run-dispatcher").start(this::dispatch);
        keeper = Thread.ofVirtual().name("lease-keeper").start(this::keepLeases);
    }

    @Override
    public synchronized void stop() {
        Optional.ofNullable(subscription).ifPresent(Subscription::close);
        subscription = null;
        // First those who could take a run up again, then the runs: what is given back here is not claimed here.
        Optional.ofNullable(dispatcher).ifPresent(Worker::end);
        Optional.ofNullable(keeper).ifPresent(Worker::end);
        var performing = List.copyOf(held.values());
        performing.forEach(it -> it.thread().interrupt());
        performing.forEach(it -> awaitEnd(it.thread()));
        dispatcher = null;
        keeper = null;
    }

    private static void end(Thread thread) {
        thread.interrupt();
        awaitEnd(thread);
    }

    private static void awaitEnd(Thread thread) {
        try {
            thread.join(STOP);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return dispatcher != null;
    }

    private void hear(String changedRun) {
        doorbell.release();
    }

    private void dispatch() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                claimWhatThereIs();
                passOnCancellations();
                doorbell.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS);
                doorbell.drainPermits();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void claimWhatThereIs() {
        try {
            while (held.size() < settings.slots() && !Thread.currentThread().isInterrupted()) {
                var claim = queue.claim();
                if (claim.isEmpty()) {
                    return;
                }
                begin(claim.get());
            }
        } catch (RuntimeException failure) {
            LOGGER.warn("The queue could not be read; trying again in {}", settings.poll(), failure);
        }
    }

    private void begin(Claim claim) {
        try {
            begin(claim, executions.of(claim));
        } catch (RuntimeException failure) {
            release(claim);
            throw failure;
        }
    }

    private void begin(Claim claim, RunExecution execution) {
        var thread = Thread.ofVirtual().name("run-" + claim.run()).unstarted(() -> perform(claim, execution));
        // After a pause longer than the lease this worker may have taken up again what it holds still.
        Optional.ofNullable(held.put(claim.run(), new Held(execution, thread)))
                .ifPresent(outlived -> outlived.thread().interrupt());
        thread.start();
    }

    private void perform(Claim claim, RunExecution execution) {
        var giveBack = execution.perform(identity.worker());
        held.computeIfPresent(claim.run(), (_, it) -> it.execution().equals(execution) ? null : it);
        if (giveBack) {
            release(claim);
        }
        doorbell.release();
        folders.remove();
    }

    private void release(Claim claim) {
        try {
            queue.release(claim);
        } catch (DataAccessException failure) {
            LOGGER.warn("Run {} could not be given back; its lease runs out by itself", claim.run(), failure);
        }
    }

    private void keepLeases() {
        try {
            while (true) {
                TimeUnit.MILLISECONDS.sleep(settings.heartbeat().toMillis());
                renewLeases();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * A run that ends at this moment has no lease either, and is left to end; only what another worker took is let go.
     */
    private void renewLeases() {
        var mine = Map.copyOf(held);
        if (mine.isEmpty()) {
            return;
        }
        try {
            queue.renew(mine.keySet());
            queue.takenByOthers(mine.keySet())
                    .forEach(run -> Optional.ofNullable(mine.get(run))
                            .ifPresent(lost -> lost.thread().interrupt()));
        } catch (DataAccessException failure) {
            LOGGER.warn("Leases could not be renewed; trying again in {}", settings.heartbeat(), failure);
        }
    }

    private void passOnCancellations() {
        var mine = Map.copyOf(held);
        if (mine.isEmpty()) {
            return;
        }
        try {
            queue.cancelRequested(mine.keySet())
                    .forEach(run -> Optional.ofNullable(mine.get(run))
                            .ifPresent(it -> it.execution().cancel()));
        } catch (DataAccessException failure) {
            LOGGER.warn("Cancellations could not be read; trying again in {}", settings.heartbeat(), failure);
        }
    }
}
