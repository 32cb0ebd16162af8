package dev.pressyard.portal.testing;

import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.log.LogIdentifier;
import dev.pressyard.provisioning.log.Redaction;
import dev.pressyard.provisioning.log.RunLogs;
import dev.pressyard.provisioning.notification.Notifications;
import dev.pressyard.provisioning.run.RunChanged;
import dev.pressyard.provisioning.site.Environment;
import dev.pressyard.provisioning.site.SiteName;
import dev.pressyard.provisioning.site.SiteOrder;
import dev.pressyard.provisioning.site.SiteRequests;
import dev.pressyard.provisioning.site.SiteSize;
import dev.pressyard.provisioning.site.SiteSpec;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sites in the states that a test needs, without the minutes that workers would take. */
@TestComponent
public class SeededSites {

    private final SiteRequests requests;
    private final RunLogs logs;
    private final JdbcClient database;
    private final Notifications notifications;

    SeededSites(SiteRequests requests, RunLogs logs, JdbcClient database, Notifications notifications) {
        this.requests = requests;
        this.logs = logs;
        this.database = database;
        this.notifications = notifications;
    }

    /** A name that no test has used. */
    public static String freshName() {
        return "site-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** Orders a site; returns the number of the run that waits to create it. */
    public long order(String name, Environment environment, String owner, String... tags) {
        var spec = new SiteSpec(
                "Our " + name, environment, SiteSize.SMALL, "us-east-1", "ada@example.org", null, List.of(tags));
        return requests.order(
                        new SiteOrder(UUID.randomUUID(), new SiteName(name), "sandbox", spec),
                        new Actor(owner, "127.0.0.1"))
                .identifier()
                .number();
    }

    /** Asks for the destroy of a site; returns the number of the run that waits to do it. */
    public long destroy(String name) {
        return requests.destroy(name, new Actor("admin", "127.0.0.1"))
                .identifier()
                .number();
    }

    /** Has a run's apply stand as a worker would have left it, with what it said. */
    public void apply(long run, String status, @Nullable String summary) {
        database.sql("""
                        update run_phase set status = :status, summary = :summary, started_at = now()
                        where run_number = :run and phase = 'APPLY'""")
                .param("status", status)
                .param("summary", summary)
                .param("run", run)
                .update();
    }

    /** Has a run stand where a worker would have brought it, with its site, and says so to all who listen. */
    public void move(long run, String status, String siteStatus) {
        database.sql("""
                        update run set status = :status, started_at = coalesce(started_at, now()),
                               finished_at = case when :status in ('APPLIED', 'ERRORED') then now() end,
                               failure_phase = case when :status = 'ERRORED' then 'APPLY' end,
                               failure_summary = case when :status = 'ERRORED' then 'The database was refused.' end,
                               failure_detail = case when :status = 'ERRORED' then 'Error: InstanceQuotaExceeded' end,
                               failure_next_step = case when :status = 'ERRORED' then 'Ask for a higher quota, then retry.' end
                        where number = :run""").param("status", status).param("run", run).update();
        database.sql("""
                        update site set status = :status, url = case when :status = 'READY' then 'http://blog.test/' end,
                               awaits_approval = :run_status = 'PLANNED'
                        where id = (select site_id from run where number = :run)""")
                .param("status", siteStatus)
                .param("run_status", status)
                .param("run", run)
                .update();
        tell(run);
    }

    /** Says to all who listen that a run has changed, though nothing in it has. */
    public void tell(long run) {
        var site = database.sql("select site_id from run where number = :run")
                .param("run", run)
                .query(UUID.class)
                .single();
        notifications.publish(RunChanged.CHANNEL, run + " " + site);
    }

    /** Writes lines to a run's log, behind the one it begins with: {@code line 1}, {@code line 2} and so on. */
    public void write(long run, int first, int last) {
        var log = logs.open(new LogIdentifier(run), 1, Redaction.ofPatterns());
        for (var number = first; number <= last; number++) {
            log.say("Apply", "line " + number);
        }
    }

    /** Writes one line to a run's log. */
    public void write(long run, String line) {
        logs.open(new LogIdentifier(run), 1, Redaction.ofPatterns()).say("Apply", line);
    }
}
