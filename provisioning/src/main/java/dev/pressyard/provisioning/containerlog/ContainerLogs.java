package dev.pressyard.provisioning.containerlog;

import dev.pressyard.provisioning.site.Site;
import dev.pressyard.provisioning.target.TargetUnreachableException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
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

    /** So many lines are looked through at most for the newest of all containers. */
    private static final int MOST_LOOKED_THROUGH = 100_000;

    private static final ContainerLogPage EMPTY = new ContainerLogPage(List.of(), "", "");

    private final LogGroups groups;

    ContainerLogs(LogGroups groups) {
        this.groups = groups;
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
     * The end of one container's log.
     *
     * @param lines how many at most, 1 to {@link #MOST_LINES}
     */
    public ContainerLogPage last(Site site, String stream, int lines) {
        return ask(
                site,
                EMPTY,
                (logs, group) -> page(
                        stream,
                        logs.getLogEvents(request -> request.logGroupName(group)
                                .logStreamName(stream)
                                .limit(lines)
                                .startFromHead(false))));
    }

    /**
     * The lines at a position that an earlier page gave.
     *
     * @param lines how many at most, 1 to {@link #MOST_LINES}
     */
    public ContainerLogPage at(Site site, String stream, String position, int lines) {
        return ask(
                site,
                EMPTY,
                (logs, group) -> page(
                        stream,
                        logs.getLogEvents(request -> request.logGroupName(group)
                                .logStreamName(stream)
                                .limit(lines)
                                .startFromHead(true)
                                .nextToken(position))));
    }

    /**
     * The newest lines of all containers together, oldest first.
     *
     * @param since no line before it
     * @param text what each line holds, upper and lower case apart; empty for all lines
     * @param lines how many at most
     */
    public List<ContainerLogLine> since(Site site, Instant since, Optional<String> text, int lines) {
        return ask(
                site,
                List.of(),
                (logs, group) -> newest(
                        lines,
                        logs
                                .filterLogEventsPaginator(request -> request.logGroupName(group)
                                        .startTime(since.toEpochMilli())
                                        .filterPattern(
                                                text.map(ContainerLogs::quoted).orElse(null)))
                                .events()
                                .stream()));
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

    private static ContainerLogPage page(String stream, GetLogEventsResponse answer) {
        var lines = answer.events().stream()
                .map(event -> new ContainerLogLine(Instant.ofEpochMilli(event.timestamp()), stream, event.message()))
                .toList();
        return new ContainerLogPage(lines, answer.nextBackwardToken(), answer.nextForwardToken());
    }

    private static List<ContainerLogLine> newest(int lines, Stream<FilteredLogEvent> events) {
        var kept = new ArrayDeque<ContainerLogLine>();
        events.limit(MOST_LOOKED_THROUGH).forEach(event -> {
            kept.addLast(new ContainerLogLine(
                    Instant.ofEpochMilli(event.timestamp()), event.logStreamName(), event.message()));
            if (kept.size() > lines) {
                kept.removeFirst();
            }
        });
        return List.copyOf(kept);
    }

    /**
     * A term that is looked for as it is.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html">Filter
     *     pattern syntax</a>
     */
    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
