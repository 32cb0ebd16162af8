package dev.pressyard.provisioning.audit;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One row of the audit history, as it is stored, exported and hashed.
 *
 * @param id position in the history, from 1, without gaps
 * @param at when it was recorded, to the microsecond; never earlier than the row before
 * @param actor name of the person, or {@code system}
 * @param address that the person's request came from
 * @param action dotted words such as {@code site.requested}
 * @param site identifier of the site it was done to
 * @param siteName name that the site had
 * @param run number of the run it belongs to
 * @param detail what else was recorded, in JSON's values
 * @param previousHash hash of the row before, in hexadecimal; 64 zeros in the first
 * @param hash SHA-256, in hexadecimal, of this row as canonical JSON (RFC 8785) without this member
 */
@JsonPropertyOrder({
    "id",
    "at",
    "actor",
    "address",
    "action",
    "site",
    "siteName",
    "run",
    "detail",
    "previousHash",
    "hash"
})
public record AuditRecord(
        long id,
        Instant at,
        String actor,
        @Nullable String address,
        String action,
        @Nullable UUID site,
        @Nullable String siteName,
        @Nullable Long run,
        Map<String, Object> detail,
        String previousHash,
        String hash) {

    public AuditRecord {
        // A row may come from a file that anybody wrote.
        Stream.of(at, actor, action, detail, previousHash, hash).forEach(Objects::requireNonNull);
    }

    /** The same row with the hash that its content and place demand. */
    AuditRecord hashed() {
        return new AuditRecord(
                id, at, actor, address, action, site, siteName, run, detail, previousHash, AuditJson.hash(this));
    }

    /** Whether the row's hash is that of its content. */
    boolean isIntact() {
        return hash.equals(AuditJson.hash(this));
    }
}
