package dev.pressyard.provisioning.target;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A place where sites can go. */
@Entity
@Table(name = "target")
public class Target {

    @Id
    private UUID id;

    private String name;

    @Enumerated(EnumType.STRING)
    private TargetKind kind;

    private List<String> regions;

    private @Nullable String roleArn;

    private @Nullable String endpoint;

    private Instant createdAt;

    private @Nullable Instant lostAt;

    private boolean configured;

    @SuppressWarnings("NullAway.Init")
    protected Target() {}

    Target(TargetDescription description, Instant createdAt) {
        this.id = UUID.randomUUID();
        this.createdAt = createdAt;
        this.name = description.name();
        describe(description);
    }

    /** Takes over what a changed configuration says; the name is what identifies a target and stays. */
    final void describe(TargetDescription description) {
        this.configured = true;
        this.kind = description.kind();
        this.regions = List.copyOf(description.regions());
        this.roleArn = description.roleArn();
        this.endpoint =
                Optional.ofNullable(description.endpoint()).map(URI::toString).orElse(null);
    }

    /** The settings do not name it any more. What is there stays within reach, as the settings last described it. */
    void retire() {
        configured = false;
    }

    /** Whether the settings name it, so that new sites may go there. */
    public boolean isConfigured() {
        return configured;
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public TargetKind kind() {
        return kind;
    }

    /** The regions that a site may ask for, the usual one first; never empty. */
    public List<String> regions() {
        return List.copyOf(regions);
    }

    /** The role whose short-lived credentials a run gets; without one, the portal's own credentials are handed on. */
    public Optional<String> roleArn() {
        return Optional.ofNullable(roleArn);
    }

    /** Where AWS' API answers, if not at AWS' own addresses. */
    public Optional<URI> endpoint() {
        return Optional.ofNullable(endpoint).map(URI::create);
    }

    /** Everything that was there is gone, without anybody having destroyed it. */
    void lose(Instant now) {
        lostAt = now;
    }

    /** When everything that was there was last found gone; nothing older than this exists any more. */
    public Optional<Instant> lostAt() {
        return Optional.ofNullable(lostAt);
    }

    public Instant createdAt() {
        return createdAt;
    }
}
