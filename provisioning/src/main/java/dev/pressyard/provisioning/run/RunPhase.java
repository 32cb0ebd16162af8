package dev.pressyard.provisioning.run;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What has become of one phase of a run. */
@Embeddable
public class RunPhase {

    /** In the summary of an image phase that has built something. */
    static final String BUILT = "built";

    /** In the summary of a verification that could only look at what the control plane has on record. */
    public static final String UNVERIFIED = "not verified";

    @Enumerated(EnumType.STRING)
    private Phase phase;

    @Enumerated(EnumType.STRING)
    private PhaseStatus status;

    private @Nullable String node;

    private @Nullable Instant startedAt;

    private @Nullable Instant finishedAt;

    private @Nullable String summary;

    @SuppressWarnings("NullAway.Init")
    protected RunPhase() {}

    RunPhase(Phase phase) {
        this.phase = phase;
        this.status = PhaseStatus.PENDING;
    }

    void start(String onNode, Instant now) {
        status = PhaseStatus.RUNNING;
        node = onNode;
        startedAt = startedAt == null ? now : startedAt;
        finishedAt = null;
    }

    void finish(PhaseStatus outcome, @Nullable String words, Instant now) {
        status = outcome;
        summary = words;
        finishedAt = now;
    }

    public Phase phase() {
        return phase;
    }

    public PhaseStatus status() {
        return status;
    }

    /** The node on which the phase was last started. */
    public Optional<String> node() {
        return Optional.ofNullable(node);
    }

    public Optional<Instant> startedAt() {
        return Optional.ofNullable(startedAt);
    }

    public Optional<Instant> finishedAt() {
        return Optional.ofNullable(finishedAt);
    }

    /** A few words on the outcome, such as "reused" or "42 to add". */
    public Optional<String> summary() {
        return Optional.ofNullable(summary);
    }

    /** Whether an image that was built before was at hand: what takes minutes otherwise was over in seconds. */
    public boolean foundItsImage() {
        return phase == Phase.IMAGE
                && status.isDone()
                && summary().filter(words -> words.contains(BUILT)).isEmpty();
    }

    /** Whether the site really was asked for its page, where that is what the phase is for. */
    public boolean isVerified() {
        return phase == Phase.VERIFY
                && status == PhaseStatus.SUCCEEDED
                && summary().filter(words -> words.contains(UNVERIFIED)).isEmpty();
    }

    /** How long the phase took, or has taken until {@code now}; empty if it has not started. */
    public Optional<Duration> duration(Instant now) {
        return startedAt().map(start -> Duration.between(start, finishedAt().orElse(now)));
    }
}
