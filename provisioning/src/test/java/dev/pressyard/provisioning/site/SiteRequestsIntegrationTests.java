package dev.pressyard.provisioning.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pressyard.provisioning.audit.Actor;
import dev.pressyard.provisioning.code.ArchiveAddress;
import dev.pressyard.provisioning.code.SiteCode;
import dev.pressyard.provisioning.code.WordPressRelease;
import dev.pressyard.provisioning.log.LogIdentifier;
import dev.pressyard.provisioning.log.LogReader;
import dev.pressyard.provisioning.run.Run;
import dev.pressyard.provisioning.run.RunChanged;
import dev.pressyard.provisioning.run.RunConflictException;
import dev.pressyard.provisioning.run.RunIdentifier;
import dev.pressyard.provisioning.run.RunKind;
import dev.pressyard.provisioning.run.RunRequests;
import dev.pressyard.provisioning.run.RunRetries;
import dev.pressyard.provisioning.run.RunStatus;
import dev.pressyard.provisioning.run.Runs;
import dev.pressyard.provisioning.sitelist.ListedSite;
import dev.pressyard.provisioning.sitelist.SiteListing;
import dev.pressyard.provisioning.sitelist.SiteListing.Filter;
import dev.pressyard.provisioning.sitelist.SiteSorting;
import dev.pressyard.provisioning.state.StateCredentials;
import dev.pressyard.provisioning.state.StateWriteResult;
import dev.pressyard.provisioning.state.StateWrites;
import dev.pressyard.provisioning.state.TerraformStates;
import dev.pressyard.provisioning.target.TargetKind;
import dev.pressyard.provisioning.target.TargetLosses;
import dev.pressyard.provisioning.testing.PostgresTest;
import java.net.URI;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

@PostgresTest
@TestPropertySource(properties = "pressyard.worker.slots=0")
class SiteRequestsIntegrationTests {

    private static final Actor ADA = new Actor("ada", "192.0.2.7");

    @Autowired
    private SiteListing listing;

    @Autowired
    private SiteRequests requests;

    @Autowired
    private RunRequests runRequests;

    @Autowired
    private RunRetries retries;

    @Autowired
    private Sites sites;

    @Autowired
    private SiteSpecs specs;

    @Autowired
    private LogReader logs;

    @Autowired
    private Runs runs;

    @Autowired
    private TargetLosses losses;

    @Autowired
    private SiteOutputs outputs;

    @Autowired
    private StateCredentials credentials;

    @Autowired
    private StateWrites states;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void queuesACreateBehindThePlatformItNeeds() {
        var run = requests.order(order("first"), ADA);

        assertThat(run.kind()).isEqualTo(RunKind.CREATE);
        assertThat(run.status()).isEqualTo(RunStatus.QUEUED);
        var platform = runs.require(run.after().orElseThrow());
        assertThat(platform.kind()).isEqualTo(RunKind.PLATFORM);
        var site = sites.requireNamed("first");
        assertThat(site.status()).isEqualTo(SiteStatus.PROVISIONING);
        assertThat(site.owner()).isEqualTo("ada");
        assertThat(audited("site.requested", site.id())).isOne();
    }

    @Test
    void answersARepeatedOrderWithTheSameRun() {
        var order = order("twice");

        assertThat(requests.order(order, ADA).identifier())
                .isEqualTo(requests.order(order, ADA).identifier());
    }

    @Test
    void makesOneSiteOfManyClicksAtOnce() throws Exception {
        var order = order("clicked");

        assertThat(clickedAtOnce(() -> requests.order(order, ADA))).hasSize(1);
        assertThat(sites.findAllByOrderByCreatedAtDesc())
                .filteredOn(site -> site.name().equals("clicked"))
                .hasSize(1);
    }

    @Test
    void makesOneDestroyOfManyClicksAtOnce() throws Exception {
        requests.order(order("clicked-away"), ADA);

        assertThat(clickedAtOnce(() -> requests.destroy("clicked-away", ADA))).hasSize(1);
    }

    @Test
    void refusesANameThatAnotherSiteHas() {
        requests.order(order("taken"), ADA);

        assertThatExceptionOfType(SiteNameTakenException.class)
                .isThrownBy(() -> requests.order(order("taken"), ADA))
                .withMessageContaining("'taken'");
    }

    @Test
    void refusesARegionThatTheTargetDoesNotHave() {
        var order = new SiteOrder(UUID.randomUUID(), new SiteName("faraway"), "sandbox", spec("mars-north-1"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> requests.order(order, ADA))
                .withMessageContaining("mars-north-1");
        assertThatExceptionOfType(UnknownSiteException.class).isThrownBy(() -> sites.requireNamed("faraway"));
    }

    @Test
    void destroysOnceHoweverOftenItIsAsked() {
        requests.order(order("doomed"), ADA);

        var first = requests.destroy("doomed", ADA);
        var second = requests.destroy("doomed", ADA);

        assertThat(second.identifier()).isEqualTo(first.identifier());
        assertThat(audited(
                        "site.destroy-requested", sites.requireNamed("doomed").id()))
                .isOne();
    }

    @Test
    void aDestroyEndsWhatHasNotBegunAndIsTheLastWord() {
        var create = requests.order(order("regretted"), ADA);

        requests.destroy("regretted", ADA);

        assertThat(statusOf(create)).isEqualTo(RunStatus.CANCELED);
        assertThat(sites.requireNamed("regretted").status()).isEqualTo(SiteStatus.DESTROYING);
    }

    @Test
    void aDestroyDiscardsAPlanThatWaits() {
        var create = requests.order(order("reconsidered"), ADA);
        move(create, RunStatus.PLANNED);

        var destroy = requests.destroy("reconsidered", ADA);

        assertThat(statusOf(create)).isEqualTo(RunStatus.DISCARDED);
        assertThat(statusOf(destroy)).isEqualTo(RunStatus.QUEUED);
        assertThat(audited("run.discarded", sites.requireNamed("reconsidered").id()))
                .isOne();
    }

    @Test
    void aDestroyWaitsForWhatIsAtWork() {
        var create = requests.order(order("at-work"), ADA);
        move(create, RunStatus.APPLYING);

        requests.destroy("at-work", ADA);

        assertThat(statusOf(create)).isEqualTo(RunStatus.APPLYING);
    }

    @Test
    void aDestroyThatComesToNothingLeavesTheSiteAsItWas() {
        var create = requests.order(order("spared"), ADA);
        apply(create);
        assertThat(followed(create, RunStatus.APPLIED)).isEqualTo(SiteStatus.READY);

        runRequests.cancel(requests.destroy("spared", ADA).identifier(), ADA);
        assertThat(sites.requireNamed("spared").status()).isEqualTo(SiteStatus.READY);

        assertThat(followed(create, RunStatus.ERRORED)).isEqualTo(SiteStatus.FAILED);
        runRequests.cancel(requests.destroy("spared", ADA).identifier(), ADA);
        assertThat(sites.requireNamed("spared").status()).isEqualTo(SiteStatus.FAILED);
    }

    @Test
    void followsNobodyOnceItIsDestroyed() {
        var create = requests.order(order("gone"), ADA);
        var destroy = requests.destroy("gone", ADA);
        assertThat(followed(destroy, RunStatus.APPLIED)).isEqualTo(SiteStatus.DESTROYED);

        assertThat(followed(create, RunStatus.PREPARING)).isEqualTo(SiteStatus.DESTROYED);
    }

    @Test
    void repeatsOnlyTheLastWordOnASite() {
        var create = requests.order(order("superseded"), ADA);
        runRequests.cancel(create.identifier(), ADA);
        var change = requests.change("superseded", spec("us-east-1", "Another"), ADA);
        runRequests.cancel(change.identifier(), ADA);

        assertThat(retries.isOpenTo(runs.require(create.identifier()))).isFalse();
        assertThatExceptionOfType(RunConflictException.class)
                .isThrownBy(() -> retries.retry(create.identifier(), ADA))
                .withMessageContaining("not the last");
        assertThat(retries.isOpenTo(runs.require(change.identifier()))).isTrue();
    }

    @Test
    void triesACreateAgainBehindThePlatformThatItLacks() {
        var create = requests.order(order("early"), ADA);
        var platform = create.after().orElseThrow();
        runRequests.cancel(platform, ADA);
        assertThat(statusOf(create)).isEqualTo(RunStatus.ERRORED);

        var again = retries.retry(create.identifier(), ADA);

        assertThat(again.after()).isPresent().isNotEqualTo(create.after());
        assertThat(runs.require(again.after().orElseThrow()).kind()).isEqualTo(RunKind.PLATFORM);
    }

    @Test
    void refusesAChangeWhileARunIsUnderWay() {
        requests.order(order("busy"), ADA);

        assertThatExceptionOfType(RunConflictException.class)
                .isThrownBy(() -> requests.change("busy", spec("us-east-1"), ADA));
    }

    @Test
    void aChangeIsNoMoreThanWantedUntilItIsApplied() {
        var create = requests.order(order("kept"), ADA);
        apply(create);
        var change = requests.change("kept", spec("us-east-1", "Another title"), ADA);
        followed(change, RunStatus.PLANNED);
        var site = sites.requireNamed("kept");
        assertThat(site.currentSpecVersion()).isOne();
        assertThat(listedBy("another t")).isEmpty();
        assertThat(specs.current(site).spec().title())
                .isEqualTo(spec("us-east-1").title());

        runRequests.cancel(change.identifier(), ADA);

        assertThat(sites.requireNamed("kept").currentSpecVersion()).isOne();
        runRequests.cancel(retries.retry(change.identifier(), ADA).identifier(), ADA);
        var next = requests.change("kept", spec("us-east-1", "A third title"), ADA);
        assertThat(next.specVersion()).hasValue(3);
        assertThat(sites.requireNamed("kept").currentSpecVersion()).isOne();

        beginToApply(next);
        followed(next, RunStatus.APPLYING);
        assertThat(sites.requireNamed("kept").currentSpecVersion()).isEqualTo(3);
        assertThat(listedBy("a third t")).containsExactly("kept");
        followed(next, RunStatus.ERRORED);
        assertThat(sites.requireNamed("kept").currentSpecVersion()).isEqualTo(3);
    }

    @Test
    void createsWhatIsWantedOfASiteThatWasNeverMade() {
        runRequests.cancel(requests.order(order("thought-over"), ADA).identifier(), ADA);

        var again = requests.change("thought-over", spec("us-east-1", "Another title"), ADA);

        assertThat(again.kind()).isEqualTo(RunKind.CREATE);
        var site = sites.requireNamed("thought-over");
        assertThat(site.status()).isEqualTo(SiteStatus.PROVISIONING);
        assertThat(specs.current(site).spec().title()).isEqualTo("Another title");
    }

    @Test
    void showsWhatAChangeWouldDoBeforeItIsDone() {
        var create = requests.order(order("improved"), ADA);
        apply(create);

        var change = requests.change("improved", spec("us-east-1"), ADA);

        assertThat(create.isApprovalNeeded()).isFalse();
        assertThat(change.isApprovalNeeded()).isTrue();
    }

    @Test
    void keepsTheWordPressAndTheCodeThatWereChosen() {
        var wordpress = new WordPressRelease(
                "6.8.4", new ArchiveAddress("https://example.org/wordpress-6.8.4.tar.gz", "a".repeat(64)));
        for (var code : List.of(
                new SiteCode.None(),
                new SiteCode.Repository("https://example.org/theme.git", "main"),
                new SiteCode.Archive(new ArchiveAddress("https://example.org/theme.tar.gz", "b".repeat(64))),
                new SiteCode.Upload("c".repeat(64), "theme.tar.gz"))) {
            var wanted = withContent(wordpress, code);
            var name = "code-" + code.getClass().getSimpleName().toLowerCase(Locale.ROOT);
            requests.order(new SiteOrder(UUID.randomUUID(), new SiteName(name), "sandbox", wanted), ADA);

            assertThat(specs.require(sites.requireNamed(name).id(), 1)).isEqualTo(wanted);
        }
    }

    @Test
    void readsSpecsThatAreOlderThanTheChoiceOfCode() {
        requests.order(order("older"), ADA);
        jdbc.sql("update site_spec set body = body - 'code' - 'wordpress' where site_id = :site")
                .param("site", sites.requireNamed("older").id())
                .update();

        var spec = specs.require(sites.requireNamed("older").id(), 1);

        assertThat(spec.code()).isEqualTo(new SiteCode.None());
        assertThat(spec.chosenWordPress()).isEmpty();
    }

    /** The runs that come of eight clicks. */
    private static Set<RunIdentifier> clickedAtOnce(Callable<Run> click) throws Exception {
        var runs = new HashSet<RunIdentifier>();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : people.invokeAll(Collections.nCopies(8, click))) {
                runs.add(answer.get().identifier());
            }
        }
        return runs;
    }

    private List<String> listedBy(String search) {
        return listing.find(new Filter(search, null, null, null, null, null, null), SiteSorting.NAME, null, 10).stream()
                .map(ListedSite::name)
                .toList();
    }

    private static SiteSpec withContent(WordPressRelease wordpress, SiteCode code) {
        var plain = spec("us-east-1");
        return new SiteSpec(
                plain.title(),
                plain.environment(),
                plain.size(),
                plain.region(),
                plain.administratorEmail(),
                plain.details(),
                plain.tags(),
                wordpress,
                code);
    }

    @Test
    void isNotCreatedWhenItsCreateIsCalledOffBeforeAnythingWasMade() {
        var run = requests.order(order("unwanted"), ADA);

        runRequests.cancel(run.identifier(), ADA);
        assertThat(sites.requireNamed("unwanted").status()).isEqualTo(SiteStatus.NOT_CREATED);
        assertThat(recorded(run)).containsExactly("site.requested", "run.cancel-requested", "run.canceled ada");

        var again = retries.retry(run.identifier(), ADA);
        assertThat(sites.requireNamed("unwanted").status()).isEqualTo(SiteStatus.PROVISIONING);
        move(again, RunStatus.PLANNED);
        runRequests.discard(again.identifier(), ADA);
        assertThat(lastLine(run)).isEqualTo("Canceled by ada while it waited.");
        assertThat(lastLine(again)).isEqualTo("Discarded by ada: nothing of the plan was applied.");
        assertThat(sites.requireNamed("unwanted").status()).isEqualTo(SiteStatus.NOT_CREATED);
    }

    @Test
    void isNotCreatedWhenTheLastTryOfAFailedOneIsCalledOff() {
        var run = requests.order(order("abandoned"), ADA);
        runRequests.cancel(run.after().orElseThrow(), ADA);
        assertThat(sites.requireNamed("abandoned").status()).isEqualTo(SiteStatus.FAILED);

        runRequests.cancel(retries.retry(run.identifier(), ADA).identifier(), ADA);

        assertThat(sites.requireNamed("abandoned").status()).isEqualTo(SiteStatus.NOT_CREATED);
    }

    @Test
    void staysFailedWhenAnotherTryIsCalledOff() {
        var run = requests.order(order("half-made"), ADA);
        beginToApply(run);
        runRequests.cancel(run.identifier(), ADA);
        assertThat(sites.requireNamed("half-made").status()).isEqualTo(SiteStatus.FAILED);

        runRequests.cancel(retries.retry(run.identifier(), ADA).identifier(), ADA);
        assertThat(sites.requireNamed("half-made").status()).isEqualTo(SiteStatus.FAILED);
    }

    @Test
    void isLostOnlyIfItsStateHoldsSomething() {
        runRequests.cancel(requests.order(order("never-begun"), ADA).identifier(), ADA);
        var waiting = requests.order(order("never-approved"), ADA);
        followed(waiting, RunStatus.PLANNED);
        var halfway = requests.order(order("begun"), ADA);
        make(halfway);
        followed(halfway, RunStatus.ERRORED);
        var swept = requests.order(order("emptied"), ADA);
        beginToApply(swept);
        followed(swept, RunStatus.ERRORED);

        losses.report(TargetKind.SANDBOX);

        assertThat(sites.requireNamed("never-begun").status()).isEqualTo(SiteStatus.NOT_CREATED);
        assertThat(sites.requireNamed("never-approved").status()).isEqualTo(SiteStatus.PROVISIONING);
        assertThat(sites.requireNamed("begun").status()).isEqualTo(SiteStatus.LOST);
        assertThat(sites.requireNamed("emptied").status()).isEqualTo(SiteStatus.FAILED);
    }

    @Test
    void answersNowhereOnceItsDestroyLooksForWhatIsLeft() {
        apply(requests.order(order("torn-down"), ADA));
        outputs.answerAt(sites.requireNamed("torn-down").id(), URI.create("http://torn-down.test/"));
        var destroy = requests.destroy("torn-down", ADA);
        assertThat(followed(destroy, RunStatus.APPLYING)).isEqualTo(SiteStatus.DESTROYING);
        assertThat(sites.requireNamed("torn-down").url()).isPresent();

        followed(destroy, RunStatus.VERIFYING);
        assertThat(sites.requireNamed("torn-down").url()).isEmpty();
    }

    @Test
    void staysLostWhenAChangeFromBeforeTheLossIsGivenUp() {
        var create = requests.order(order("forgotten"), ADA);
        make(create);
        apply(create);
        var change = requests.change("forgotten", spec("us-east-1", "Too late"), ADA);
        assertThat(sites.requireNamed("forgotten").status()).isEqualTo(SiteStatus.CHANGING);

        losses.report(TargetKind.SANDBOX);
        assertThat(sites.requireNamed("forgotten").status()).isEqualTo(SiteStatus.LOST);

        runRequests.cancel(change.identifier(), ADA);
        assertThat(sites.requireNamed("forgotten").status()).isEqualTo(SiteStatus.LOST);
    }

    @Test
    void staysLostWhenItsCreateFailsForTheLossUntilARunSucceeds() {
        var create = requests.order(order("vanished"), ADA);
        make(create);
        losses.report(TargetKind.SANDBOX);
        assertThat(sites.requireNamed("vanished").status()).isEqualTo(SiteStatus.LOST);

        assertThat(followed(create, RunStatus.APPLYING)).isEqualTo(SiteStatus.PROVISIONING);
        assertThat(followed(create, RunStatus.ERRORED)).isEqualTo(SiteStatus.LOST);

        apply(create);
        var destroy = requests.destroy("vanished", ADA);
        assertThat(sites.requireNamed("vanished").status()).isEqualTo(SiteStatus.DESTROYING);
        runRequests.cancel(destroy.identifier(), ADA);
        assertThat(sites.requireNamed("vanished").status()).isEqualTo(SiteStatus.LOST);
        assertThat(followed(create, RunStatus.APPLIED)).isEqualTo(SiteStatus.READY);
        assertThat(followed(create, RunStatus.ERRORED)).isEqualTo(SiteStatus.FAILED);
    }

    /** What becomes of a site when a worker moves its run. */
    private SiteStatus followed(Run run, RunStatus status) {
        transactions.executeWithoutResult(_ -> events.publishEvent(
                new RunChanged(run.identifier(), run.kind(), status, run.site().orElseThrow())));
        return sites.findById(run.site().orElseThrow()).orElseThrow().status();
    }

    private RunStatus statusOf(Run run) {
        return runs.require(run.identifier()).status();
    }

    private long audited(String action, UUID site) {
        return jdbc.sql("select count(*) from audit_entry where action = :action and site = :site")
                .param("action", action)
                .param("site", site)
                .query(Long.class)
                .single();
    }

    /** In the order in which it happened. */
    private List<String> recorded(Run run) {
        return jdbc.sql("""
            select concat_ws(' ', action, detail ->> 'canceledBy') from audit_entry
            where run = :run order by id\
            """)
                .param("run", run.identifier().number())
                .query(String.class)
                .list();
    }

    private String lastLine(Run run) {
        return logs.lines(new LogIdentifier(run.identifier().number()), 1, 10)
                .getLast()
                .text();
    }

    private static SiteOrder order(String name) {
        return new SiteOrder(UUID.randomUUID(), new SiteName(name), "sandbox", spec("us-east-1"));
    }

    /** What a worker would have done. */
    private void apply(Run run) {
        beginToApply(run);
        jdbc.sql("update run set status = 'APPLIED', finished_at = now() where number = :run")
                .param("run", run.identifier().number())
                .update();
    }

    /** Has the run's state hold a resource. */
    private void make(Run run) {
        credentials.issue(run.stack(), run.identifier().number(), 1);
        assertThat(states.salvage(run.stack(), run.identifier().number(), 1, TerraformStates.stateWithResource(1)))
                .isInstanceOf(StateWriteResult.Written.class);
    }

    private void beginToApply(Run run) {
        jdbc.sql("""
            update run_phase set status = 'RUNNING', started_at = now()
            where run_number = :run and phase = 'APPLY'\
            """).param("run", run.identifier().number()).update();
    }

    /** How far a worker would have come. */
    private void move(Run run, RunStatus status) {
        jdbc.sql("update run set status = :status where number = :run")
                .param("status", status.name())
                .param("run", run.identifier().number())
                .update();
    }

    private static SiteSpec spec(String region) {
        return spec(region, "A title");
    }

    private static SiteSpec spec(String region, String title) {
        return new SiteSpec(title, Environment.DEVELOPMENT, SiteSize.SMALL, region, "ada@example.org");
    }
}
