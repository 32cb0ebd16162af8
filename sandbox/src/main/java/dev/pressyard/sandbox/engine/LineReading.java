package dev.pressyard.sandbox.engine;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the engine's frames, a line each with its instant in front, apart. */
final class LineReading extends ResultCallback.Adapter<Frame> implements Following {

    private static final Logger LOG = LoggerFactory.getLogger(LineReading.class);

    private final Instant since;
    private final Consumer<OutputLine> reader;
    private volatile boolean brokenOff;

    LineReading(Instant since, Consumer<OutputLine> reader) {
        this.since = since;
        this.reader = reader;
    }

    @Override
    public void onNext(Frame frame) {
        new String(frame.getPayload(), StandardCharsets.UTF_8)
                .lines()
                .map(LineReading::parse)
                .flatMap(Optional::stream)
                .filter(line -> line.at().isAfter(since))
                .forEach(reader);
    }

    @Override
    public boolean hasBrokenOff() {
        return brokenOff;
    }

    @Override
    public boolean awaitEnd(Duration patience) throws InterruptedException {
        return awaitCompletion(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The stream breaks off when its reader is closed or the container goes; whoever needs it opens another. */
    @Override
    public void onError(Throwable failure) {
        LOG.debug("The output of a container broke off", failure);
        brokenOff = true;
        onComplete();
    }

    /** The engine cuts lines at 16 KiB; each piece comes as a line, with the instant of the whole. */
    private static Optional<OutputLine> parse(String line) {
        var space = line.indexOf(' ');
        try {
            return Optional.of(
                    new OutputLine(Instant.parse(line.substring(0, Math.max(space, 0))), line.substring(space + 1)));
        } catch (DateTimeParseException continued) {
            return Optional.empty();
        }
    }
}
