package dev.pressyard.sandbox.runtime;

import dev.pressyard.sandbox.engine.EngineInsides;
import dev.pressyard.sandbox.engine.Following;
import dev.pressyard.sandbox.engine.OutputLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;

/**
 * One container's output on its way to its log stream. Lines that the stream has from an earlier portal are not sent
 * again.
 */
final class LogStreamPipe implements AutoCloseable {

    /** Past it lines are dropped, as the awslogs driver's non-blocking mode does. */
    private static final int MOST_WAITING = 10_000;

    /** Below CloudWatch's limit for a batch: 10,000 events and 1 MiB. */
    private static final int MOST_AT_ONCE = 1_000;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CloudWatchLogsClient logs;
    private final String group;
    private final String stream;
    private final EngineInsides container;
    private final BlockingQueue<OutputLine> waiting = new LinkedBlockingQueue<>(MOST_WAITING);

    private @Nullable Following following;

    LogStreamPipe(CloudWatchLogsClient logs, String group, String stream, EngineInsides container) {
        this.logs = logs;
        this.group = group;
        this.stream = stream;
        this.container = container;
    }

    /** Sends what has come since the last time. */
    synchronized void flush() {
        follow();
        send();
    }

    /** Sends all that a container wrote which has ended, as far as it can be read within half a minute. */
    synchronized void finish() throws InterruptedException {
        follow().awaitEnd(PATIENCE);
        while (!waiting.isEmpty()) {
            send();
        }
        close();
    }

    private Following follow() {
        var begun = following;
        if (begun == null) {
            begun = container.follow(open(), this::take);
            following = begun;
        }
        return begun;
    }

    private void send() {
        List<OutputLine> lines = new ArrayList<>();
        waiting.drainTo(lines, MOST_AT_ONCE);
        if (!lines.isEmpty()) {
            logs.putLogEvents(
                    request -> request.logGroupName(group).logStreamName(stream).logEvents(events(lines)));
        }
    }

    @Override
    public synchronized void close() {
        try {
            if (following != null) {
                following.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public String toString() {
        return group + " " + stream;
    }

    private void take(OutputLine line) {
        // CloudWatch takes no empty messages.
        var _ = line.text().isBlank() || waiting.offer(line);
    }

    private static List<InputLogEvent> events(List<OutputLine> lines) {
        return lines.stream()
                .map(line -> InputLogEvent.builder()
                        .timestamp(line.at().toEpochMilli())
                        .message(line.text())
                        .build())
                .toList();
    }

    /** Makes the stream unless there is one; returns the instant of the last line that it has. */
    private Instant open() {
        try {
            logs.createLogStream(request -> request.logGroupName(group).logStreamName(stream));
            return Instant.EPOCH;
        } catch (ResourceAlreadyExistsException known) {
            return logs
                    .describeLogStreams(request -> request.logGroupName(group).logStreamNamePrefix(stream))
                    .logStreams()
                    .stream()
                    .map(LogStream::lastEventTimestamp)
                    .filter(timestamp -> timestamp != null)
                    .map(Instant::ofEpochMilli)
                    .findFirst()
                    .orElse(Instant.EPOCH);
        }
    }
}
