package dev.pressyard.provisioning.audit;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Appends to the audit history, which nothing changes or removes. */
@Component
public class Audit {

    private static final String HOLD_HEAD = "select id, at, encode(hash, 'hex') as hash from audit_head for update";

    private static final String APPEND = """
            insert into audit_entry
                   (id, at, actor, address, action, site, site_name, run, detail, previous_hash, hash)
            values (:id, :at, :actor, :address, :action, :site, :siteName, :run, cast(:detail as jsonb),
                    :previousHash, :hash)""";

    private static final String ADVANCE_HEAD = "update audit_head set id = :id, at = :at, hash = :hash";

    private final JdbcClient jdbc;
    private final EntityManager entities;
    private final Clock clock;

    Audit(JdbcClient jdbc, EntityManager entities, Clock clock) {
        this.jdbc = jdbc;
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * Records that something was done, in the caller's transaction or in one of its own: it is on record if and only if
     * it is done. Call it last in the transaction, because every other writer waits from here to its end.
     */
    @Transactional
    public void record(AuditEntry entry) {
        // Row locks of pending changes must come before the head's, or two writers could wait for each other.
        entities.flush();
        append(next(head(), entry));
    }

    private Head head() {
        return jdbc.sql(HOLD_HEAD)
                .query((row, number) -> new Head(
                        row.getLong("id"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("hash")))
                .single();
    }

    private AuditRecord next(Head head, AuditEntry entry) {
        var subject = entry.subject();
        var unhashed = new AuditRecord(
                head.id() + 1,
                later(head.at(), clock.instant().truncatedTo(ChronoUnit.MICROS)),
                entry.actor().name(),
                entry.actor().address(),
                entry.action(),
                subject == null ? null : subject.site(),
                subject == null ? null : subject.name(),
                entry.run(),
                AuditJson.storable(entry.detail()),
                head.hash(),
                "");
        return unhashed.hashed();
    }

    /** The nodes' clocks differ a little; the history's times must still rise with its ids. */
    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private void append(AuditRecord row) {
        jdbc.sql(APPEND)
                .param("id", row.id())
                .param("at", row.at().atOffset(ZoneOffset.UTC))
                .param("actor", row.actor())
                .param("address", row.address())
                .param("action", row.action())
                .param("site", row.site())
                .param("siteName", row.siteName())
                .param("run", row.run())
                .param("detail", AuditJson.detail(row.detail()))
                .param("previousHash", bytes(row.previousHash()))
                .param("hash", bytes(row.hash()))
                .update();
        jdbc.sql(ADVANCE_HEAD)
                .param("id", row.id())
                .param("at", row.at().atOffset(ZoneOffset.UTC))
                .param("hash", bytes(row.hash()))
                .update();
    }

    private static byte[] bytes(String hexadecimal) {
        return HexFormat.of().parseHex(hexadecimal);
    }

    private record Head(long id, Instant at, String hash) {}
}
