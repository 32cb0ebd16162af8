package dev.pressyard.provisioning.run;

import dev.pressyard.provisioning.state.StackIdentifier;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One unit of orchestration. Its transitions guard themselves: a worker's name the epoch of the lease it holds, and a
 * stale one is refused; a person's are refused where they make no sense any more.
 */
@Entity
@Table(name = "run")
public class Run {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long number;

    @Enumerated(EnumType.STRING)
    private RunKind kind;

    @Enumerated(EnumType.STRING)
    private RunStatus status;

    private UUID stackId;
    private UUID targetId;
    private @Nullable UUID siteId;
    private String subject;
    private String region;
    private @Nullable Integer specVersion;
    private @Nullable Long afterRun;
    private @Nullable Long retryOf;
    private String requestedBy;
    private Instant requestedAt;
    private @Nullable String decidedBy;
    private @Nullable Instant decidedAt;
    private @Nullable String cancelRequestedBy;
    private @Nullable Instant cancelRequestedAt;
    private boolean approvalNeeded;
    private long epoch;
    private @Nullable String node;
    private @Nullable String worker;
    private @Nullable Instant leaseUntil;
    private @Nullable Instant startedAt;
    private @Nullable Instant finishedAt;

    @Embedded
    private @Nullable RunFailure failure;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "run_phase", joinColumns = @JoinColumn(name = "run_number"))
    @OrderColumn(name = "ordinal")
    private List<RunPhase> phases = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    protected Run() {}

    Run(RunRequest request, Instant now) {
        this.kind = request.kind();
        this.status = RunStatus.QUEUED;
        this.stackId = request.stack().value();
        this.targetId = request.target();
        this.siteId = request.site();
        this.subject = request.subject();
        this.region = request.region();
        this.specVersion = request.specVersion();
        this.afterRun = request.after() == null ? null : request.after().number();
        this.requestedBy = request.requestedBy();
        this.requestedAt = now;
        this.approvalNeeded = request.approval() == RunRequest.Approval.NEEDED;
        kind.phases().forEach(phase -> phases.add(new RunPhase(phase)));
    }

    /**
     * A new run for what this one failed to do.
     *
     * @param after the run that has to succeed first
     */
    Run retry(String person, @Nullable RunIdentifier after, Instant now) {
        require(status.isEnded() && !status.isSucceeded(), "Only a run that ended without success can be tried again");
        var approval = approvalNeeded ? RunRequest.Approval.NEEDED : RunRequest.Approval.NOT_NEEDED;
        var again = new Run(
                new RunRequest(kind, stack(), targetId, region, subject, siteId, specVersion, after, person, approval),
                now);
        again.retryOf = number;
        return again;
    }

    // What a worker does, under its epoch.

    void enter(long underEpoch, Phase phase, Instant now) {
        requireEpoch(underEpoch);
        phase(phase).start(Optional.ofNullable(node).orElseThrow(), now);
        status = phase.status();
        startedAt = startedAt == null ? now : startedAt;
    }

    void leave(long underEpoch, Phase phase, PhaseStatus outcome, @Nullable String summary, Instant now) {
        requireEpoch(underEpoch);
        phase(phase).finish(outcome, summary, now);
    }

    void awaitApproval(long underEpoch, Instant now) {
        requireEpoch(underEpoch);
        phase(Phase.APPROVAL).start(Optional.ofNullable(node).orElseThrow(), now);
        status = RunStatus.PLANNED;
        releaseLease();
    }

    void end(long underEpoch, RunStatus ending, @Nullable RunFailure cause, Instant now) {
        requireEpoch(underEpoch);
        end(ending, cause, now);
    }

    // What people do.

    void approve(String person, Instant now) {
        require(
                status == RunStatus.PLANNED,
                "Only a run that waits for approval can be approved; this one is " + words());
        decide(person, now);
        phase(Phase.APPROVAL).finish(PhaseStatus.SUCCEEDED, "by " + person, now);
        status = RunStatus.CONFIRMED;
    }

    void discard(String person, Instant now) {
        require(
                status == RunStatus.PLANNED,
                "Only a plan that waits for approval can be discarded; this run is " + words());
        decide(person, now);
        phase(Phase.APPROVAL).finish(PhaseStatus.CANCELED, "discarded by " + person, now);
        end(RunStatus.DISCARDED, null, now);
    }

    /** Ends a plan for the sake of a destroy that is queued behind it: there is nothing left to decide. */
    void overrule(RunIdentifier destroy, Instant now) {
        require(
                status == RunStatus.PLANNED,
                "Only a plan that waits for approval can be overruled; this run is " + words());
        phase(Phase.APPROVAL).finish(PhaseStatus.CANCELED, "overruled by run " + destroy, now);
        end(RunStatus.DISCARDED, null, now);
    }

    /**
     * Ends the run if no worker holds it; else the worker is to stop its processes. A second request changes nothing.
     */
    void cancel(String person, Instant now) {
        require(!status.isEnded(), "The run has ended already: it is " + words());
        if (cancelRequestedAt == null) {
            cancelRequestedBy = person;
            cancelRequestedAt = now;
        }
        if (status.isWaiting() && leaseUntil == null) {
            end(RunStatus.CANCELED, null, now);
        }
    }

    /** Ends a run that still waits for another which will never succeed. */
    void giveUp(RunFailure cause, Instant now) {
        require(status == RunStatus.QUEUED, "Only a queued run can be given up; this one is " + words());
        end(RunStatus.ERRORED, cause, now);
    }

    private void end(RunStatus ending, @Nullable RunFailure cause, Instant now) {
        status = ending;
        var outcome = ending == RunStatus.ERRORED ? PhaseStatus.FAILED : PhaseStatus.CANCELED;
        phases.stream().filter(it -> it.status() == PhaseStatus.RUNNING).forEach(it -> it.finish(outcome, null, now));
        failure = cause;
        finishedAt = now;
        releaseLease();
    }

    private void releaseLease() {
        worker = null;
        leaseUntil = null;
    }

    private void decide(String person, Instant now) {
        decidedBy = person;
        decidedAt = now;
    }

    private void requireEpoch(long underEpoch) {
        if (underEpoch != epoch || status.isEnded()) {
            throw new StaleEpochException(identifier(), underEpoch, epoch);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new RunConflictException(otherwise);
        }
    }

    private String words() {
        return "'" + status.label().toLowerCase(Locale.ROOT) + "'";
    }

    private RunPhase phase(Phase phase) {
        return phases.stream().filter(it -> it.phase() == phase).findFirst().orElseThrow();
    }

    // What it is.

    /**
     * The number by which people call the run.
     *
     * @throws IllegalStateException if the run has not been stored yet
     */
    public RunIdentifier identifier() {
        return new RunIdentifier(Optional.ofNullable(number).orElseThrow(IllegalStateException::new));
    }

    public RunKind kind() {
        return kind;
    }

    /** Whether the run is to bring a version of a site's spec about. */
    public boolean bringsAbout() {
        return kind == RunKind.CREATE || kind == RunKind.UPDATE;
    }

    public RunStatus status() {
        return status;
    }

    /** Whether it has begun to apply its plan. */
    public boolean hasTouchedTheTarget() {
        return apply().isPresent();
    }

    /** How it applies its plan, or has applied it; empty until it begins to. */
    public Optional<RunPhase> apply() {
        return phases.stream()
                .filter(it -> it.phase() == Phase.APPLY)
                .filter(it -> it.startedAt().isPresent() && it.status() != PhaseStatus.SKIPPED)
                .findFirst();
    }

    public StackIdentifier stack() {
        return new StackIdentifier(stackId);
    }

    public UUID target() {
        return targetId;
    }

    public String region() {
        return region;
    }

    public Optional<UUID> site() {
        return Optional.ofNullable(siteId);
    }

    /** What the run is about, for people: a site's name, or a target's. */
    public String subject() {
        return subject;
    }

    public Optional<Integer> specVersion() {
        return Optional.ofNullable(specVersion);
    }

    /** The run that must succeed before this one starts. */
    public Optional<RunIdentifier> after() {
        return Optional.ofNullable(afterRun).map(RunIdentifier::new);
    }

    public Optional<RunIdentifier> retryOf() {
        return Optional.ofNullable(retryOf).map(RunIdentifier::new);
    }

    public String requestedBy() {
        return requestedBy;
    }

    public Instant requestedAt() {
        return requestedAt;
    }

    /** Who approved or discarded the plan. */
    public Optional<String> decidedBy() {
        return Optional.ofNullable(decidedBy);
    }

    public Optional<Instant> decidedAt() {
        return Optional.ofNullable(decidedAt);
    }

    public Optional<String> cancelRequestedBy() {
        return Optional.ofNullable(cancelRequestedBy);
    }

    public Optional<Instant> cancelRequestedAt() {
        return Optional.ofNullable(cancelRequestedAt);
    }

    public boolean isApprovalNeeded() {
        return approvalNeeded;
    }

    /** The fencing number of the newest lease on the run. */
    public long epoch() {
        return epoch;
    }

    /** The node that works, or last worked, on the run. */
    public Optional<String> node() {
        return Optional.ofNullable(node);
    }

    /** The worker that holds the lease. */
    public Optional<String> worker() {
        return Optional.ofNullable(worker);
    }

    public Optional<Instant> leaseUntil() {
        return Optional.ofNullable(leaseUntil);
    }

    public Optional<Instant> startedAt() {
        return Optional.ofNullable(startedAt);
    }

    public Optional<Instant> finishedAt() {
        return Optional.ofNullable(finishedAt);
    }

    public Optional<RunFailure> failure() {
        return Optional.ofNullable(failure);
    }

    public List<RunPhase> phases() {
        return List.copyOf(phases);
    }
}
