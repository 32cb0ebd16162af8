package dev.pressyard.provisioning.containerlog;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

/**
 * Reads a log group from its end. CloudWatch Logs tells lines of several streams from the oldest on only, so the time
 * before is read in windows, each longer than the one after it, until there are lines enough.
 *
 * @param begin before it there is nothing
 */
record BackwardReading(CloudWatchLogsClient logs, String group, Instant begin, Clock clock) {

    private static final Duration FIRST_WINDOW = Duration.ofMinutes(2);
    private static final int GROWTH = 5;

    /** Then somebody who waits is told what was found so far. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /** A container's clock may be ahead. */
    private static final Duration AHEAD = Duration.ofMinutes(1);

    private static final int MOST_IN_A_WINDOW = 100_000;

    ContainerLogPage read(ContainerLogQuery query, int lines) {
        var giveUpAt = clock.instant().plus(PATIENCE);
        var found = new ArrayList<ReadLine>();
        var end = query.before().orElseGet(() -> clock.instant().plus(AHEAD));
        var length = FIRST_WINDOW;
        while (found.size() < lines && end.isAfter(begin) && clock.instant().isBefore(giveUpAt)) {
            var start = end.minus(length).isBefore(begin) ? begin : end.minus(length);
            found.addAll(0, window(query, start, end));
            end = start;
            length = length.multipliedBy(GROWTH);
        }
        return page(found, lines, end);
    }

    /** @param end not included */
    private List<ReadLine> window(ContainerLogQuery query, Instant start, Instant end) {
        var request = FilterLogEventsRequest.builder()
                .logGroupName(group)
                .startTime(start.toEpochMilli())
                .endTime(end.toEpochMilli() - 1);
        query.stream().ifPresent(request::logStreamNames);
        query.pattern().ifPresent(request::filterPattern);
        var reading = new LogReading();
        return logs.filterLogEventsPaginator(request.build()).events().stream()
                .limit(MOST_IN_A_WINDOW)
                .map(BackwardReading::line)
                .sorted(Comparator.comparing(ContainerLogLine::at))
                .map(reading::read)
                .filter(query::matches)
                .toList();
    }

    private static ContainerLogLine line(FilteredLogEvent event) {
        return new ContainerLogLine(Instant.ofEpochMilli(event.timestamp()), event.logStreamName(), event.message());
    }

    /** The newest of what was found, and all lines of the moment at which it is cut: the next page begins before it. */
    private ContainerLogPage page(List<ReadLine> found, int lines, Instant end) {
        var cut = Math.max(0, found.size() - lines);
        while (cut > 0 && found.get(cut - 1).at().equals(found.get(cut).at())) {
            cut--;
        }
        var kept = found.subList(cut, found.size());
        return cut > 0
                ? new ContainerLogPage(kept, Optional.of(kept.getFirst().at()))
                : new ContainerLogPage(kept, Optional.of(end).filter(it -> it.isAfter(begin)));
    }
}
