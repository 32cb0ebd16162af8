package dev.pressyard.portal.run;

import dev.pressyard.provisioning.log.LogFeed;
import dev.pressyard.provisioning.log.LogIdentifier;
import dev.pressyard.provisioning.notification.Notifications;
import dev.pressyard.provisioning.notification.Subscription;
import dev.pressyard.provisioning.run.RunChanged;
import dev.pressyard.provisioning.run.RunIdentifier;
import dev.pressyard.provisioning.run.RunNotice;
import dev.pressyard.provisioning.run.Runs;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Tells the viewers of runs on this node that a run has changed, and whether it has ended. The database is asked once
 * for all viewers of a run: a thousand who asked for themselves would hold up each other, and the log's lines.
 */
@Component
@DependsOn("listFeed") // It hears first: whoever comes too late to be told here finds its count another.
class RunFeed implements DisposableBean {

    private static final Logger LOGGER = LoggerFactory.getLogger(RunFeed.class);

    private final Map<RunIdentifier, List<RunNews>> viewers = new ConcurrentHashMap<>();
    private final Runs runs;
    private final LogFeed logs;
    private final Subscription changes;

    RunFeed(Runs runs, LogFeed logs, Notifications notifications) {
        this.runs = runs;
        this.logs = logs;
        this.changes = notifications.subscribe(RunChanged.CHANNEL, this::hear);
    }

    /** Has {@code news} told of every change from now on, and wakes its viewer. */
    Subscription subscribe(RunIdentifier run, RunNews news) {
        viewers.compute(run, (key, known) -> {
            var all = known == null ? new CopyOnWriteArrayList<RunNews>() : known;
            all.add(news);
            return all;
        });
        return () -> viewers.computeIfPresent(run, (key, all) -> {
            all.remove(news);
            return all.isEmpty() ? null : all;
        });
    }

    /** @throws dev.pressyard.provisioning.run.UnknownRunException if there is no such run */
    void require(RunIdentifier run) {
        runs.requireStatus(run);
    }

    /** Whether the run has ended; if so, all of its log is at hand. */
    boolean hasEnded(RunIdentifier run) {
        // Asked before the log is read: once a run has ended, its log is complete.
        var ended = runs.requireStatus(run).isEnded();
        if (ended) {
            logs.catchUp(new LogIdentifier(run.number()));
        }
        return ended;
    }

    private void hear(String payload) {
        RunNotice.parse(payload)
                .map(RunNotice::run)
                .ifPresentOrElse(this::lookLater, () -> viewers.keySet().forEach(this::lookLater));
    }

    /** The thread of notifications is everybody's, and not kept waiting for the database. */
    private void lookLater(RunIdentifier run) {
        if (viewers.containsKey(run)) {
            Thread.ofVirtual().name("run-feed-" + run).start(() -> look(run));
        }
    }

    private void look(RunIdentifier run) {
        try {
            var ended = hasEnded(run);
            viewers.getOrDefault(run, List.of()).forEach(news -> news.changed(ended));
        } catch (DataAccessException failure) {
            LOGGER.warn("Run {} cannot be read; its viewers hear of it when the database is back", run, failure);
        }
    }

    @Override
    public void destroy() {
        changes.close();
    }
}
