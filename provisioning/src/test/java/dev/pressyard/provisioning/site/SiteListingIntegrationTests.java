package dev.pressyard.provisioning.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.run.Phase;
import dev.pressyard.provisioning.run.Run;
import dev.pressyard.provisioning.run.RunKind;
import dev.pressyard.provisioning.run.UsualDurations;
import dev.pressyard.provisioning.site.SiteListing.Entry;
import dev.pressyard.provisioning.site.SiteListing.Filter;
import dev.pressyard.provisioning.site.SiteListing.LastRun;
import dev.pressyard.provisioning.site.SiteListing.Order;
import dev.pressyard.provisioning.site.SiteListing.PhaseNow;
import dev.pressyard.provisioning.site.SiteSize.Capacity;
import dev.pressyard.provisioning.testing.PostgresTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@PostgresTest
@TestPropertySource(properties = "pressyard.worker.slots=0")
class SiteListingIntegrationTests {

    private static final Capacity DETAILS = new Capacity(1024, 4096, 2, 6, "db.t4g.large", 80);

    @Autowired
    private SiteListing listing;

    @Autowired
    private SiteRequests requests;

    @Autowired
    private Sites sites;

    @Autowired
    private SiteSpecs specs;

    @Autowired
    private UsualDurations durations;

    @Autowired
    private JdbcClient database;

    @Test
    void findsSitesByTheirTags() {
        order("tagged", "press", "team-a");
        order("other", "team-b");
        order("plain");

        assertThat(found("press")).extracting(Entry::name).containsExactly("tagged");
        assertThat(found("press").getFirst().tags()).containsExactly("press", "team-a");
        assertThat(listing.tags()).contains("press", "team-a", "team-b").isSorted();
    }

    @Test
    void keepsDetailsAndTagsInTheSpec() {
        order("detailed", "kept");

        var spec = specs.require(sites.requireNamed("detailed").id(), 1);

        assertThat(spec.capacity()).isEqualTo(DETAILS);
        assertThat(spec.tags()).containsExactly("kept");
    }

    @Test
    void readsASpecFromBeforeThereWereDetailsAndTags() {
        order("ancient", "new");
        var site = sites.requireNamed("ancient").id();
        database.sql("update site_spec set body = body - 'details' - 'tags' where site_id = :site")
                .param("site", site)
                .update();

        assertThat(specs.require(site, 1).capacity()).isEqualTo(SiteSize.SMALL.capacity());
        assertThat(specs.require(site, 1).tags()).isEmpty();
        assertThat(byName("ancient").tags()).isEmpty();
    }

    @Test
    void tellsWhatIsBeingDoneNow() {
        var run = order("working");
        database.sql(
                        "update run_phase set status = 'RUNNING', started_at = now() where run_number = :run and phase = 'PLAN'")
                .param("run", run.identifier().number())
                .update();

        assertThat(byName("working").lastRun())
                .extracting(LastRun::phase)
                .extracting(PhaseNow::phase)
                .isEqualTo(Phase.PLAN);
    }

    @Test
    void tellsWhatIsUsualFromRunsThatSucceeded() {
        assertThat(durations.of(RunKind.DESTROY)).isEmpty();
        finish(order("quick"), "APPLIED", 60);
        finish(order("usual"), "APPLIED", 100);
        finish(order("slow"), "APPLIED", 110);
        finish(order("broken"), "ERRORED", 3);

        assertThat(durations.of(RunKind.CREATE)).containsEntry(Phase.APPLY, Duration.ofSeconds(100));
        assertThat(durations.of(RunKind.CREATE)).doesNotContainKey(Phase.APPROVAL);
    }

    private Run order(String name, String... tags) {
        var spec = new SiteSpec(
                "A title",
                Environment.DEVELOPMENT,
                SiteSize.SMALL,
                "us-east-1",
                "ada@example.org",
                DETAILS,
                List.of(tags));
        return requests.order(
                new SiteOrder(UUID.randomUUID(), new SiteName(name), "sandbox", spec), new Actor("ada", "192.0.2.7"));
    }

    private void finish(Run run, String status, int seconds) {
        database.sql("update run set status = :status, finished_at = now() where number = :run")
                .param("status", status)
                .param("run", run.identifier().number())
                .update();
        database.sql("""
                        update run_phase set status = 'SUCCEEDED', started_at = now(),
                               finished_at = now() + make_interval(secs => :seconds)
                        where run_number = :run""")
                .param("seconds", seconds)
                .param("run", run.identifier().number())
                .update();
    }

    private List<Entry> found(String tag) {
        return listing.find(new Filter(null, null, null, null, null, tag), Order.NAME, null, 10);
    }

    private Entry byName(String name) {
        return listing.find(new Filter(name, null, null, null, null, null), Order.NAME, null, 10)
                .getFirst();
    }
}
