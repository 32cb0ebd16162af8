package dev.pressyard.sandbox.runtime;

import dev.pressyard.sandbox.engine.EngineInsides;
import dev.pressyard.sandbox.engine.Following;
import dev.pressyard.sandbox.engine.OutputLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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

    /**
     * CloudWatch's limits for a batch.
     *
     * @see <a
     *     href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html">PutLogEvents</a>
     */
    private static final int MOST_AT_ONCE = 10_000;

    private static final int MOST_BYTES = 1_048_576;
    private static final int BYTES_BESIDE_TEXT = 26;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CloudWatchLogsClient logs;
    private final String group;
    private final String stream;
    private final EngineInsides container;
    private final BlockingQueue<OutputLine> waiting = new LinkedBlockingQueue<>(MOST_WAITING);

    private @Nullable Following following;

    /** Of the last line that was read; where to go on when the engine breaks off. */
    private volatile @Nullable Instant lastRead;

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
        if (begun == null || begun.hasBrokenOff()) {
            var last = lastRead;
            begun = container.follow(last == null ? open() : last, this::take);
            following = begun;
        }
        return begun;
    }

    /** What could not be sent waits on; nobody else takes anything away. */
    private void send() {
        var lines = next();
        if (!lines.isEmpty()) {
            logs.putLogEvents(
                    request -> request.logGroupName(group).logStreamName(stream).logEvents(events(lines)));
            lines.forEach(_ -> waiting.remove());
        }
    }

    /** The longest beginning that fits into a batch. */
    private List<OutputLine> next() {
        var lines = new ArrayList<OutputLine>();
        var bytes = 0;
        for (var line : waiting) {
            bytes += line.text().getBytes(StandardCharsets.UTF_8).length + BYTES_BESIDE_TEXT;
            if ((bytes > MOST_BYTES && !lines.isEmpty()) || lines.size() == MOST_AT_ONCE) {
                break;
            }
            lines.add(line);
        }
        return lines;
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
        lastRead = line.at();
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

    /**
     * Makes the stream unless there is one; returns the instant of the last line that it has, at the end of the
     * millisecond that CloudWatch keeps.
     */
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
                    .map(timestamp -> Instant.ofEpochMilli(timestamp).plusNanos(999_999))
                    .findFirst()
                    .orElse(Instant.EPOCH);
        }
    }
}
