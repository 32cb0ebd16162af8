package dev.pressyard.provisioning.containerlog;

import dev.pressyard.provisioning.site.Site;
import dev.pressyard.provisioning.target.TargetUnreachableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/**
 * Reads what the containers of sites have written. Each call asks the target and may take a second or two; a site of
 * which nothing is there yet, or any more, has an empty log. What the target refuses throws
 * {@link ContainerLogException}.
 */
@Component
public class ContainerLogs {

    /** CloudWatch's own bound for one answer. */
    public static final int MOST_LINES = 10_000;

    /** A container may have written before the site was ordered, by its clock. */
    private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);

    private static final ContainerLogPage EMPTY = new ContainerLogPage(List.of(), Optional.empty());

    private final LogGroups groups;
    private final Clock clock;

    ContainerLogs(LogGroups groups, Clock clock) {
        this.groups = groups;
        this.clock = clock;
    }

    /** The logs of a site's containers, those of the youngest first. */
    public List<ContainerLogStream> streams(Site site) {
        return ask(
                site,
                List.of(),
                (logs, group) ->
                        logs.describeLogStreamsPaginator(request -> request.logGroupName(group)).logStreams().stream()
                                .map(ContainerLogs::stream)
                                .sorted(Comparator.comparing(ContainerLogStream::createdAt)
                                        .reversed())
                                .toList());
    }

    /**
     * The end of one container's log, oldest first, as it was written.
     *
     * @param lines how many at most, 1 to {@link #MOST_LINES}
     */
    public List<ContainerLogLine> last(Site site, String stream, int lines) {
        return ask(
                site,
                List.of(),
                (logs, group) -> logs
                        .getLogEvents(request -> request.logGroupName(group)
                                .logStreamName(stream)
                                .limit(lines)
                                .startFromHead(false))
                        .events()
                        .stream()
                        .map(event ->
                                new ContainerLogLine(Instant.ofEpochMilli(event.timestamp()), stream, event.message()))
                        .toList());
    }

    /**
     * The newest lines that are asked for, of all containers together. Where few are found in a long log, it stops
     * after some seconds, and tells how far it came.
     *
     * @param lines how many at most, but for those of the same millisecond as the oldest
     */
    public ContainerLogPage read(Site site, ContainerLogQuery query, int lines) {
        var begin = site.createdAt().minus(CLOCKS_DIFFER);
        return ask(site, EMPTY, (logs, group) -> new BackwardReading(logs, group, begin, clock).read(query, lines));
    }

    private <T> T ask(Site site, T nothing, BiFunction<CloudWatchLogsClient, String, T> question) {
        try {
            return groups.of(site).map(group -> ask(group, question)).orElse(nothing);
        } catch (ResourceNotFoundException gone) {
            return nothing;
        } catch (SdkException | TargetUnreachableException refusal) {
            throw new ContainerLogException(
                    "The log of '%s' cannot be read: %s".formatted(site.name(), refusal.getMessage()), refusal);
        }
    }

    private static <T> T ask(LogGroup group, BiFunction<CloudWatchLogsClient, String, T> question) {
        try (var logs = group.session().client(CloudWatchLogsClient.builder())) {
            return question.apply(logs, group.name());
        }
    }

    private static ContainerLogStream stream(LogStream stream) {
        return new ContainerLogStream(
                stream.logStreamName(),
                Instant.ofEpochMilli(stream.creationTime()),
                Optional.ofNullable(stream.lastEventTimestamp()).map(Instant::ofEpochMilli));
    }
}
