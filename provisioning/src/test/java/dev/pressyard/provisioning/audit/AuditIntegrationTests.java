package dev.pressyard.provisioning.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pressyard.provisioning.audit.ChainVerification.Broken;
import dev.pressyard.provisioning.audit.ChainVerification.Intact;
import dev.pressyard.provisioning.testing.PostgresTest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PostgresTest
class AuditIntegrationTests {

    private static final Actor ADA = new Actor("ada", "192.0.2.1");

    @Autowired
    private Audit audit;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void recordSomething() {
        for (var number = 1; number <= 5; number++) {
            audit.record(AuditEntry.of(ADA, "run.approved").inRun(number).with(Map.of("number", number, "ratio", 0.5)));
        }
    }

    private AuditRecord newest() {
        return trail.page(AuditFilter.ALL, null, 1).entries().getFirst();
    }

    @Test
    void recordsWhoDidWhatToWhichSite() {
        var site = UUID.randomUUID();

        audit.record(AuditEntry.of(ADA, "site.requested")
                .on(site, "blog")
                .inRun(42)
                .with(Map.of("size", "small", "zones", List.of("a", "b"))));

        var recorded = newest();
        assertThat(recorded.actor()).isEqualTo("ada");
        assertThat(recorded.address()).isEqualTo("192.0.2.1");
        assertThat(recorded.action()).isEqualTo("site.requested");
        assertThat(recorded.site()).isEqualTo(site);
        assertThat(recorded.siteName()).isEqualTo("blog");
        assertThat(recorded.run()).isEqualTo(42);
        assertThat(recorded.detail()).isEqualTo(Map.of("size", "small", "zones", List.of("a", "b")));
        assertThat(trail.entry(recorded.id())).contains(recorded);
        assertThat(trail.verify()).isInstanceOf(Intact.class);
    }

    @Test
    void recordsWhatAnAttackerTypes() {
        audit.record(AuditEntry.of(new Actor("a\0\ud83d'; --", null), "sign-in.failed")
                .with(Map.of("browser\0", List.of(Map.of("name", "b\0\udc00")))));

        assertThat(newest().actor()).isEqualTo("a\ufffd\ufffd'; --");
        assertThat(newest().detail()).isEqualTo(Map.of("browser\ufffd", List.of(Map.of("name", "b\ufffd\ufffd"))));
        assertThat(trail.verify()).isInstanceOf(Intact.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "site", "Site.requested", "site.", "site requested", "site.requested; --"})
    void refusesAnActionThatIsNone(String action) {
        assertThatIllegalArgumentException().isThrownBy(() -> AuditEntry.of(ADA, action));
    }

    @Test
    void recordsNothingThatIsNotDone() {
        var before = newest();

        transaction.executeWithoutResult(status -> {
            audit.record(AuditEntry.of(ADA, "run.canceled"));
            status.setRollbackOnly();
        });
        assertThat(newest()).isEqualTo(before);

        audit.record(AuditEntry.of(ADA, "run.canceled"));
        assertThat(newest().id()).isEqualTo(before.id() + 1);
    }

    @Test
    void makesOneChainOfFiftyWriters() throws Exception {
        var before = newest().id();
        try (var threads = Executors.newFixedThreadPool(50)) {
            var writers = IntStream.range(0, 50)
                    .mapToObj(writer -> (Callable<Integer>) () -> {
                        for (var entry = 0; entry < 10; entry++) {
                            audit.record(AuditEntry.of(new Actor("writer " + writer, null), "run.approved"));
                        }
                        return writer;
                    })
                    .toList();
            assertThat(threads.invokeAll(writers)).allMatch(writer -> writer.state() == Future.State.SUCCESS);
        }

        assertThat(newest().id()).isEqualTo(before + 500);
        assertThat(trail.verify()).isEqualTo(new Intact(before + 500, 0, new ChainEnd(before + 500, newest().hash())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set actor = 'lin'",
                "delete from audit_entry",
                "delete from audit_entry where false",
                "truncate audit_entry",
                "update audit_head set id = 0",
                "delete from audit_head",
                "truncate audit_head",
                "insert into audit_head select false, id, at, hash from audit_head",
            })
    void isOnlyEverAppendedTo(String statement) {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jdbc.sql(statement).update())
                .withStackTraceContaining("only ever appended to");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "actor = 'lin'",
                "address = null",
                "action = 'site.requested'",
                "at = at + interval '1 microsecond'",
                "run = 1000",
                "site_name = 'blog'",
                "site = gen_random_uuid()",
                "detail = '{}'",
                "hash = decode(repeat('ab', 32), 'hex')",
                "previous_hash = decode(repeat('ab', 32), 'hex')",
            })
    void findsARowThatWasChanged(String change) {
        var victim = newest().id() - 2;

        assertThat(afterTampering("update audit_entry set " + change + " where id = " + victim))
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.row()).isEqualTo(victim));
    }

    @Test
    void findsARowThatWasChangedAndHashedAnew() {
        var victim = trail.entry(newest().id() - 2).orElseThrow();
        var forged = new AuditRecord(
                        victim.id(),
                        victim.at(),
                        "lin",
                        victim.address(),
                        victim.action(),
                        victim.site(),
                        victim.siteName(),
                        victim.run(),
                        victim.detail(),
                        victim.previousHash(),
                        "")
                .hashed();

        assertThat(afterTampering("update audit_entry set actor = 'lin', hash = decode('%s', 'hex') where id = %d"
                        .formatted(forged.hash(), forged.id())))
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.row()).isEqualTo(victim.id() + 1));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void findsARowThatWasRemoved(long fromTheEnd) {
        var victim = newest().id() - fromTheEnd;

        assertThat(afterTampering("delete from audit_entry where id = " + victim))
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.row()).isEqualTo(victim));
    }

    @Test
    void knowsWhatAndWhoWasEverRecorded() {
        audit.record(AuditEntry.of(new Actor("lin", null), "state.lock-released"));

        assertThat(trail.actions())
                .contains("run.approved", "state.lock-released")
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(trail.people()).contains("ada", "lin").isSorted().doesNotHaveDuplicates();
    }

    /** As somebody could who has the database's superuser; nothing of it stays. */
    private ChainVerification afterTampering(String statement) {
        return Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            jdbc.sql("alter table audit_entry disable trigger all").update();
            assertThat(jdbc.sql(statement).update()).isEqualTo(1);
            return trail.verify();
        }));
    }
}
