package dev.pressyard.provisioning.sitelist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.run.Phase;
import dev.pressyard.provisioning.run.Run;
import dev.pressyard.provisioning.run.RunKind;
import dev.pressyard.provisioning.run.UsualDurations;
import dev.pressyard.provisioning.site.Environment;
import dev.pressyard.provisioning.site.SiteName;
import dev.pressyard.provisioning.site.SiteOrder;
import dev.pressyard.provisioning.site.SiteRequests;
import dev.pressyard.provisioning.site.SiteSize;
import dev.pressyard.provisioning.site.SiteSize.Capacity;
import dev.pressyard.provisioning.site.SiteSpec;
import dev.pressyard.provisioning.site.SiteSpecs;
import dev.pressyard.provisioning.site.SiteStatus;
import dev.pressyard.provisioning.site.Sites;
import dev.pressyard.provisioning.sitelist.ListedSite.LastRun;
import dev.pressyard.provisioning.sitelist.ListedSite.PhaseNow;
import dev.pressyard.provisioning.sitelist.SiteListing.Counts;
import dev.pressyard.provisioning.sitelist.SiteListing.Filter;
import dev.pressyard.provisioning.sitelist.SiteListing.Position;
import dev.pressyard.provisioning.testing.PostgresTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@PostgresTest
@TestPropertySource(properties = "pressyard.worker.slots=0")
class SiteListingIntegrationTests {

    private static final Filter ALL = new Filter(null, null, null, null, null, null, null);

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

        assertThat(found("press")).extracting(ListedSite::name).containsExactly("tagged");
        assertThat(found("press").getFirst().tags()).containsExactly("press", "team-a");
        assertThat(listing.tags()).contains("press", "team-a", "team-b").isSorted();
    }

    @Test
    void listsWhatNeedsAttentionFirst() {
        stand("order-d", "READY");
        stand("order-a", "READY");
        stand("order-e", "FAILED");
        stand("order-b", "PROVISIONING");
        stand("order-c", "LOST");
        stand("order-f", "DESTROYED");
        stand("order-g", "CHANGING");
        waitForApproval("order-g");

        assertThat(names(SiteSorting.ATTENTION))
                .containsExactly("order-c", "order-e", "order-g", "order-b", "order-a", "order-d");
        assertThat(names(SiteSorting.NAME))
                .containsExactly("order-a", "order-b", "order-c", "order-d", "order-e", "order-g");
        assertThat(names(SiteSorting.NEWEST))
                .containsExactly("order-g", "order-c", "order-b", "order-e", "order-a", "order-d");
    }

    @ParameterizedTest
    @EnumSource
    void goesOnWhereThePageBeforeEnded(SiteSorting order) {
        Stream.of("x", "z", "y")
                .forEach(name ->
                        stand("paged-%s-%s".formatted(name, order.name().toLowerCase(Locale.ROOT)), "READY"));
        var paged = new ArrayList<ListedSite>();
        for (var page = page(order, null);
                !page.isEmpty();
                page = page(order, page.getLast().position())) {
            assertThat(order.knows(page.getLast().position().key())).isTrue();
            paged.addAll(page);
        }

        assertThat(paged).isEqualTo(listing.find(ALL, order, null, 1_000)).hasSizeGreaterThan(2);
    }

    @ParameterizedTest
    @EnumSource
    void goesBackWhereThePageAfterBegan(SiteSorting order) {
        Stream.of("x", "z", "y")
                .forEach(name -> stand("back-%s-%s".formatted(name, order.name().toLowerCase(Locale.ROOT)), "READY"));
        var all = listing.find(ALL, order, null, 1_000);

        assertThat(listing.findBefore(ALL, order, all.getLast().position(), 2))
                .isEqualTo(all.subList(all.size() - 3, all.size() - 1));
        assertThat(listing.findBefore(ALL, order, all.getFirst().position(), 2)).isEmpty();
    }

    @Test
    void countsAndFindsTheSitesThatAFilterLetsPass() {
        stand("counted-a", "READY");
        stand("counted-b", "FAILED");
        stand("counted-c", "LOST");
        stand("counted-d", "PROVISIONING");
        stand("counted-e", "CHANGING");
        waitForApproval("counted-e");
        stand("counted-f", "NOT_CREATED");
        stand("counted-g", "DESTROYED");
        stand("else-where", "READY");

        assertThat(listing.counts(group(SiteGroup.WAITING))).isEqualTo(new Counts(1, 2, 1, 1));
        assertThat(named(group(SiteGroup.ATTENTION))).containsExactly("counted-b", "counted-c");
        assertThat(named(group(SiteGroup.WAITING))).containsExactly("counted-e");
        assertThat(named(group(SiteGroup.WORK))).containsExactly("counted-d");
        assertThat(listing.isEmpty()).isFalse();
    }

    private static Filter group(SiteGroup group) {
        return new Filter("counted-", null, group, null, null, null, null);
    }

    @Test
    void knowsNoMomentThatThereIsNot() {
        assertThat(Stream.of("2026-13-45T99:99:99.000000Z", "yesterday", "+1000000000-01-01T00:00:00Z", ""))
                .noneMatch(SiteSorting.NEWEST::knows);
    }

    @Test
    void searchesTitlesInAnyCase() {
        stand("titled-a", "READY");
        database.sql("update site set title = 'Ältere Presse: 100%' where name = 'titled-a'")
                .update();

        assertThat(named(new Filter("äLTERE PRESSE: 100%", null, null, null, null, null, null)))
                .containsExactly("titled-a");
    }

    @Test
    void namesTheOwnersOfSitesThatAreThere() {
        for (var owner : List.of("owner-b", "owner-a", "owner-c")) {
            stand("owned-by-" + owner, owner.equals("owner-c") ? "DESTROYED" : "READY");
            stand("owned-too-by-" + owner, owner.equals("owner-c") ? "DESTROYED" : "READY");
            database.sql("update site set owner = :owner where name like '%-by-' || :owner")
                    .param("owner", owner)
                    .update();
        }

        assertThat(listing.owners().stream().filter(it -> it.startsWith("owner-")))
                .containsExactly("owner-a", "owner-b");
    }

    @Test
    void combinesFilters() {
        stand("combined-a", "READY");
        stand("combined-b", "DESTROYED");

        assertThat(named(new Filter("COMBINED-", null, null, Environment.DEVELOPMENT, "ada", "sandbox", null)))
                .containsExactly("combined-a");
        assertThat(named(new Filter("combined-", SiteStatus.DESTROYED, null, null, null, null, null)))
                .containsExactly("combined-b");
        for (var sign : List.of("_", "%", "\\")) {
            assertThat(named(new Filter("combined-" + sign, null, null, null, null, null, null)))
                    .as(sign)
                    .isEmpty();
        }
        assertThat(named(new Filter("combined-", null, null, Environment.PRODUCTION, null, null, null)))
                .isEmpty();
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
    }

    @Test
    void tellsWhatIsBeingDoneNow() {
        var run = order("working");
        database.sql("update run_phase set status = 'RUNNING', started_at = now() where run_number = :run and phase"
                        + " = 'PLAN'")
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
        buildImage("usual", "base reused, site built in 1:40 (none had been built before)");
        buildImage("slow", "base reused, site built in 1:50 (the code differs)");

        assertThat(durations.of(RunKind.CREATE)).containsEntry(Phase.APPLY, Duration.ofSeconds(100));
        assertThat(durations.of(RunKind.CREATE)).doesNotContainKey(Phase.APPROVAL);
        // That of 60 seconds found its image.
        assertThat(durations.of(RunKind.CREATE)).containsEntry(Phase.IMAGE, Duration.ofSeconds(105));
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
            where run_number = :run\
            """)
                .param("seconds", seconds)
                .param("run", run.identifier().number())
                .update();
    }

    private void buildImage(String name, String summary) {
        database.sql("""
            update run_phase set summary = :summary
            where phase = 'IMAGE' and run_number = (select number from run where subject = :name)\
            """).param("summary", summary).param("name", name).update();
    }

    private void stand(String name, String status) {
        order(name);
        database.sql("update site set status = :status where name = :name")
                .param("status", status)
                .param("name", name)
                .update();
    }

    private void waitForApproval(String name) {
        database.sql("update site set awaits_approval = true where name = :name")
                .param("name", name)
                .update();
    }

    private List<String> names(SiteSorting order) {
        return listing.find(new Filter("order-", null, null, null, null, null, null), order, null, 10).stream()
                .map(ListedSite::name)
                .toList();
    }

    private List<String> named(Filter filter) {
        return listing.find(filter, SiteSorting.NAME, null, 10).stream()
                .map(ListedSite::name)
                .toList();
    }

    private List<ListedSite> page(SiteSorting order, @Nullable Position after) {
        return listing.find(ALL, order, after, 2);
    }

    private List<ListedSite> found(String tag) {
        return listing.find(new Filter(null, null, null, null, null, null, tag), SiteSorting.NAME, null, 10);
    }

    private ListedSite byName(String name) {
        return listing.find(new Filter(name, null, null, null, null, null, null), SiteSorting.NAME, null, 10)
                .getFirst();
    }
}
