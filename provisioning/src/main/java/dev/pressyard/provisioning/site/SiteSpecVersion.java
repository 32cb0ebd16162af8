package dev.pressyard.provisioning.site;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A version of a site's spec, as somebody wanted it. Never changed. */
@Entity
@Table(name = "site_spec")
public class SiteSpecVersion {

    @EmbeddedId
    private Key key;

    @JdbcTypeCode(SqlTypes.JSON)
    private SiteSpec body;

    private String createdBy;
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected SiteSpecVersion() {}

    SiteSpecVersion(UUID site, int version, SiteSpec body, String createdBy, Instant createdAt) {
        this.key = new Key(site, version);
        this.body = body;
        this.createdBy = createdBy;
        this.createdAt = createdAt;
    }

    /** The version's number, from 1. */
    public int version() {
        return key.version();
    }

    public SiteSpec spec() {
        return body;
    }

    public String createdBy() {
        return createdBy;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** Identifies a version. */
    @Embeddable
    public record Key(UUID siteId, int version) implements Serializable {}
}
