package dev.pressyard.provisioning.run;

import dev.pressyard.provisioning.state.StackIdentifier;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All runs, newest first where there is an order. */
public interface Runs extends Repository<Run, Long> {

    Run save(Run run);

    Run saveAndFlush(Run run);

    Optional<Run> findByNumber(long number);

    @Query("select run.status from Run run where run.number = :number")
    Optional<RunStatus> findStatusByNumber(long number);

    /** Those before a number: a page by key. {@code Long.MAX_VALUE} gives the first page. */
    List<Run> findByNumberLessThanOrderByNumberDesc(long before, Limit limit);

    /** Those after a number, the nearest first. */
    List<Run> findByNumberGreaterThanOrderByNumberAsc(long after, Limit limit);

    List<Run> findBySiteIdAndNumberLessThanOrderByNumberDesc(UUID site, long before, Limit limit);

    List<Run> findBySiteIdAndNumberGreaterThanOrderByNumberAsc(UUID site, long after, Limit limit);

    /** All that a site has had. */
    default Stream<Run> of(UUID site) {
        return findBySiteIdAndNumberLessThanOrderByNumberDesc(site, Long.MAX_VALUE, Limit.unlimited()).stream();
    }

    Optional<Run> findFirstBySiteIdOrderByNumberDesc(UUID site);

    Optional<Run> findFirstBySiteIdOrderByNumberAsc(UUID site);

    Optional<Run> findFirstByStackIdOrderByNumberDesc(UUID stack);

    Optional<Run> findFirstByStackIdAndKindAndStatusOrderByNumberDesc(UUID stack, RunKind kind, RunStatus status);

    Optional<Run> findFirstByStackIdAndStatusInOrderByNumberDesc(UUID stack, Collection<RunStatus> statuses);

    /** The run that is queued or under way on a stack, the newest if there are several. */
    default Optional<Run> underWay(StackIdentifier stack) {
        return findFirstByStackIdAndStatusInOrderByNumberDesc(stack.value(), RunStatus.UNDER_WAY);
    }

    @Query("""
        select max(run.number) from Run run left join run.phases phase
        where run.siteId = :site and run.kind in :kinds
          and (run.status in :succeeded
               or phase.phase = :apply and phase.startedAt is not null and phase.status <> :skipped)\
        """)
    Optional<Long> numberThatTookEffect(
            UUID site, Collection<RunKind> kinds, Collection<RunStatus> succeeded, Phase apply, PhaseStatus skipped);

    /** The newest run that has at least begun to bring a spec of the site about; empty while nothing was made of it. */
    default Optional<Run> lastThatTookEffect(UUID site) {
        return numberThatTookEffect(
                        site,
                        List.of(RunKind.CREATE, RunKind.UPDATE),
                        RunStatus.SUCCEEDED,
                        Phase.APPLY,
                        PhaseStatus.SKIPPED)
                .flatMap(this::findByNumber);
    }

    @Query("select run.number from Run run where run.stackId = :stack and run.status in :statuses order by run.number")
    List<Long> numbersOn(UUID stack, Collection<RunStatus> statuses);

    @Query("""
        select max(earlier.number) from Run run, Run earlier
        where run.number = :number and earlier.stackId = run.stackId and earlier.number <> run.number
          and (earlier.status in :working or earlier.status = :queued and earlier.number < run.number)\
        """)
    Optional<Long> numberAhead(long number, Collection<RunStatus> working, RunStatus queued);

    /** The run that has to end before this one, which is queued, may start. */
    default Optional<RunIdentifier> ahead(Run queued) {
        return numberAhead(queued.identifier().number(), RunStatus.WORKING, RunStatus.QUEUED)
                .map(RunIdentifier::new);
    }

    List<Run> findByStatusIn(Collection<RunStatus> statuses);

    @Query("select run.number from Run run where run.afterRun = :earlier and run.status = :status order by run.number")
    List<Long> numbersAfter(long earlier, RunStatus status);

    /** The run that tries again what another failed to do. */
    Optional<Run> findFirstByRetryOfOrderByNumberDesc(long retryOf);

    /**
     * The run of this number.
     *
     * @throws UnknownRunException if there is none
     */
    default Run require(RunIdentifier run) {
        return findByNumber(run.number()).orElseThrow(() -> new UnknownRunException(run));
    }

    /**
     * How the run of this number stands, for whoever wants to know no more, and often.
     *
     * @throws UnknownRunException if there is none
     */
    default RunStatus requireStatus(RunIdentifier run) {
        return findStatusByNumber(run.number()).orElseThrow(() -> new UnknownRunException(run));
    }
}
