package dev.pressyard.portal.site;

import dev.pressyard.portal.address.SiteAddress;
import dev.pressyard.portal.web.Moments;
import dev.pressyard.portal.web.StateView;
import dev.pressyard.provisioning.run.Phase;
import dev.pressyard.provisioning.run.PhaseStatus;
import dev.pressyard.provisioning.run.Run;
import dev.pressyard.provisioning.run.RunKind;
import dev.pressyard.provisioning.run.RunStatus;
import dev.pressyard.provisioning.site.SiteStatus;
import dev.pressyard.provisioning.sitelist.ListedSite;
import dev.pressyard.provisioning.sitelist.ListedSite.LastRun;
import dev.pressyard.provisioning.sitelist.ListedSite.PhaseNow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A site in the list.
 *
 * @param address where it has its pages, whoever has its name now
 * @param destroyable whether the reader may destroy it now
 */
record SiteRow(
        String name,
        String address,
        String title,
        StateView state,
        String environment,
        String target,
        String region,
        String owner,
        List<String> tags,
        @Nullable String url,
        Instant createdAt,
        @Nullable LastRunView lastRun,
        boolean destroyable) {

    /** @param usual how long the phases of a kind of run usually take */
    static SiteRow of(
            ListedSite entry, SiteAddress address, boolean allowed, Function<RunKind, Map<Phase, Duration>> usual) {
        var url = entry.status() == SiteStatus.DESTROYING ? null : entry.url();
        var run = entry.lastRun();
        return new SiteRow(
                entry.name(),
                address.toString(),
                entry.title(),
                SiteStates.of(entry.status(), run == null ? null : run.status()),
                entry.environment().label(),
                entry.target(),
                entry.region(),
                entry.owner(),
                entry.tags(),
                url == null ? null : url.toString(),
                entry.createdAt(),
                run == null ? null : LastRunView.of(run, usual),
                allowed && entry.status().isDestroyable());
    }

    /**
     * The newest run of a site, in words.
     *
     * @param at when it ended, or began to wait for approval, or began, or was asked for
     * @param work what it is doing now; absent while it does nothing
     * @param waits whether it waits for somebody's approval
     */
    record LastRunView(
            long number,
            String kind,
            String status,
            Instant at,
            @Nullable WorkView work,
            boolean waits) {

        static LastRunView of(LastRun run, Function<RunKind, Map<Phase, Duration>> usual) {
            var phase = run.phase();
            var waits = run.status() == RunStatus.PLANNED;
            return new LastRunView(
                    run.number(),
                    run.kind().label(),
                    run.status().label(),
                    waits && phase != null ? phase.startedAt() : run.at(),
                    phase == null || waits ? null : WorkView.of(phase, usual.apply(run.kind())),
                    waits);
        }
    }

    /**
     * A phase that is under way.
     *
     * @param usual how long it usually takes, such as {@code 1:44}; absent for the first of its kind
     */
    record WorkView(
            String phase, Instant startedAt, @Nullable String usual) {

        /** What a run is doing; empty while it does nothing, or waits for a person. */
        static Optional<WorkView> of(Run run, Function<RunKind, Map<Phase, Duration>> usual) {
            return run.status() == RunStatus.PLANNED || run.status().isEnded()
                    ? Optional.empty()
                    : run.phases().stream()
                            .filter(phase -> phase.status() == PhaseStatus.RUNNING)
                            .flatMap(phase -> phase.startedAt().map(at -> new PhaseNow(phase.phase(), at)).stream())
                            .reduce((_, later) -> later)
                            .map(now -> of(now, usual.apply(run.kind())));
        }

        static WorkView of(PhaseNow now, Map<Phase, Duration> usual) {
            return new WorkView(now.phase().label(), now.startedAt(), Moments.usual(usual.get(now.phase())));
        }
    }
}
