package dev.pressyard.provisioning.site;

import dev.pressyard.provisioning.run.RunKind;
import dev.pressyard.provisioning.run.RunStatus;
import dev.pressyard.provisioning.state.StackIdentifier;
import dev.pressyard.provisioning.target.Target;
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
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What was ordered: a WordPress environment in a target. Its status follows its runs. */
@Entity
@DynamicUpdate
@Table(name = "site")
public class Site {

    @Id
    private UUID id;

    private String name;
    private UUID targetId;

    @Enumerated(EnumType.STRING)
    private SiteStatus status;

    private String owner;
    private UUID requestId;
    private int currentSpecVersion;

    // Of the spec in force, for lists, which ask the database.
    @SuppressWarnings("UnusedVariable")
    private String title;

    @Enumerated(EnumType.STRING)
    @SuppressWarnings("UnusedVariable")
    private Environment environment;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @SuppressWarnings("UnusedVariable")
    private List<String> tags;

    private @Nullable String url;
    private Instant createdAt;
    private @Nullable Instant destroyedAt;

    /** Since when its target has forgotten it, whatever was asked for since. */
    private @Nullable Instant lostAt;

    private @Nullable String finalSnapshot;

    /** Whether its run goes no further until somebody approves the plan. */
    private boolean awaitsApproval;

    /** How it stood before the run that is under way; absent for what has never stood. */
    @Enumerated(EnumType.STRING)
    private @Nullable SiteStatus standing;

    @SuppressWarnings("NullAway.Init")
    protected Site() {}

    Site(SiteName name, Target target, SiteSpec spec, String owner, UUID requestId, Instant now) {
        this.id = UUID.randomUUID();
        this.name = name.value();
        this.targetId = target.id();
        this.status = SiteStatus.PROVISIONING;
        this.owner = owner;
        this.requestId = requestId;
        this.currentSpecVersion = 1;
        this.title = spec.title();
        this.environment = spec.environment();
        this.tags = spec.tags();
        this.createdAt = now;
    }

    /** Takes up another version of the spec: a new one, or again the one in force where a change came to nothing. */
    void respecify(int version, SiteSpec spec) {
        currentSpecVersion = version;
        title = spec.title();
        environment = spec.environment();
        tags = spec.tags();
    }

    /** A destroyed site follows nobody: whatever its name does from now on is another site's. */
    void follow(RunKind kind, RunStatus run, boolean touched, Instant now) {
        if (status == SiteStatus.DESTROYED) {
            return;
        }
        rememberStanding(run);
        switch (kind) {
            case CREATE -> status = statusOf(run, SiteStatus.PROVISIONING, SiteStatus.READY, uncreated(run, touched));
            case UPDATE -> status = statusOf(run, SiteStatus.CHANGING, SiteStatus.READY, otherwise(touched));
            case DESTROY -> status = statusOf(run, SiteStatus.DESTROYING, SiteStatus.DESTROYED, otherwise(touched));
            case IMAGE_BUILD, IMAGE_CHECK, PLATFORM -> {
                return;
            }
        }
        awaitsApproval = run == RunStatus.PLANNED;
        rememberLoss(run);
        if (kind == RunKind.DESTROY && run == RunStatus.VERIFYING) {
            url = null;
        }
        if (status == SiteStatus.DESTROYED) {
            destroyedAt = now;
            url = null;
        }
    }

    private void rememberStanding(RunStatus run) {
        if (!run.isEnded() && status.isSettled()) {
            standing = status;
        }
    }

    /** What a run without success leaves: a site as it was, unless it has begun on it. */
    private SiteStatus otherwise(boolean touched) {
        return touched || standing == null ? SiteStatus.FAILED : standing;
    }

    /** Nothing is wrong with a site that was called off in time; what an earlier run has left of it stays as it was. */
    private SiteStatus uncreated(RunStatus run, boolean touched) {
        if (touched || run == RunStatus.ERRORED) {
            return SiteStatus.FAILED;
        }
        return standing == null ? SiteStatus.NOT_CREATED : standing;
    }

    /** A lost site is lost again after each run that has not brought about what it was for. */
    private void rememberLoss(RunStatus run) {
        if (run.isSucceeded()) {
            lostAt = null;
        } else if (lostAt != null && run.isEnded()) {
            status = SiteStatus.LOST;
        }
    }

    private static SiteStatus statusOf(RunStatus run, SiteStatus meanwhile, SiteStatus success, SiteStatus otherwise) {
        if (!run.isEnded()) {
            return meanwhile;
        }
        return run.isSucceeded() ? success : otherwise;
    }

    void answerAt(URI address) {
        url = address.toString();
    }

    void leave(@Nullable String snapshot) {
        finalSnapshot = snapshot;
    }

    void lose(Instant now) {
        if (status != SiteStatus.DESTROYED) {
            status = SiteStatus.LOST;
            lostAt = now;
            url = null;
        }
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** The site's Terraform root. */
    public StackIdentifier stack() {
        return new StackIdentifier(id);
    }

    public UUID target() {
        return targetId;
    }

    public boolean awaitsApproval() {
        return awaitsApproval;
    }

    public SiteStatus status() {
        return status;
    }

    /** The user name of the person who ordered the site. */
    public String owner() {
        return owner;
    }

    /** Identifies the filled-in form by which the site was ordered. */
    public UUID requestId() {
        return requestId;
    }

    /**
     * The version of the spec that is in force or on its way. A change that was discarded before it touched the target
     * leaves a newer version behind, which nobody follows.
     */
    public int currentSpecVersion() {
        return currentSpecVersion;
    }

    /** Where the site answers, once it does. */
    public Optional<URI> url() {
        return Optional.ofNullable(url).map(URI::create);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> destroyedAt() {
        return Optional.ofNullable(destroyedAt);
    }

    /** Name of the snapshot that its database left in the target when it was destroyed. */
    public Optional<String> finalSnapshot() {
        return Optional.ofNullable(finalSnapshot);
    }
}
