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

    /** What a site's runs have left in its target. */
    enum Traces {
        NONE,
        OF_EARLIER_RUNS,
        OF_THIS_RUN
    }

    /** Takes up another version of the spec, as its run begins to bring it about. */
    void respecify(int version, SiteSpec spec) {
        currentSpecVersion = version;
        title = spec.title();
        environment = spec.environment();
        tags = spec.tags();
    }

    /** A destroyed site follows nobody: whatever its name does from now on is another site's. */
    void follow(RunKind kind, RunStatus run, Traces traces, Instant now) {
        if (status == SiteStatus.DESTROYED) {
            return;
        }
        begin(kind, run);
        if (run.isEnded()) {
            status = run.isSucceeded() ? success(kind) : otherwise(run, traces);
        }
        rememberLoss(run);
        if (kind == RunKind.DESTROY && run == RunStatus.VERIFYING) {
            url = null;
        }
        if (status == SiteStatus.DESTROYED) {
            destroyedAt = now;
            url = null;
        }
    }

    /** Another run than the one it has followed is under way: what that one has left is how the site stood before. */
    void goOnWith(RunKind kind, RunStatus run) {
        if (status != SiteStatus.DESTROYED) {
            begin(kind, run);
        }
    }

    private void begin(RunKind kind, RunStatus run) {
        rememberStanding(run);
        status = meanwhile(kind);
        awaitsApproval = run == RunStatus.PLANNED;
    }

    private void rememberStanding(RunStatus run) {
        if (!run.isEnded() && status.isSettled()) {
            standing = status;
        }
    }

    /**
     * What a run without success leaves: a site as it was, unless it has begun on it. Nothing is wrong with one of
     * which nothing was made when it is called off, however its earlier runs have ended.
     */
    private SiteStatus otherwise(RunStatus run, Traces traces) {
        return switch (traces) {
            case NONE -> run == RunStatus.ERRORED ? SiteStatus.FAILED : SiteStatus.NOT_CREATED;
            case OF_EARLIER_RUNS -> standing == null ? SiteStatus.FAILED : standing;
            case OF_THIS_RUN -> SiteStatus.FAILED;
        };
    }

    /** A lost site is lost again after each run that has not brought about what it was for. */
    private void rememberLoss(RunStatus run) {
        if (run.isSucceeded()) {
            lostAt = null;
        } else if (lostAt != null && run.isEnded()) {
            status = SiteStatus.LOST;
        }
    }

    private static SiteStatus meanwhile(RunKind kind) {
        return switch (kind) {
            case CREATE -> SiteStatus.PROVISIONING;
            case UPDATE -> SiteStatus.CHANGING;
            case DESTROY -> SiteStatus.DESTROYING;
            case IMAGE_BUILD, IMAGE_CHECK, PLATFORM -> throw new IllegalArgumentException(kind + " is of no site");
        };
    }

    private static SiteStatus success(RunKind kind) {
        return kind == RunKind.DESTROY ? SiteStatus.DESTROYED : SiteStatus.READY;
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
     * The version of the spec that is in force, or is being brought about. A change is no more than wanted until its
     * run begins to apply it; where nothing was made yet, what was asked for last counts.
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
