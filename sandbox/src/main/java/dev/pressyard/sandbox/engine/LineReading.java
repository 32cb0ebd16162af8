package dev.pressyard.sandbox.engine;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Consumer;

/** Takes the engine's frames, a line each with its instant in front, apart. */
final class LineReading extends ResultCallback.Adapter<Frame> {

    private final Instant since;
    private final Consumer<OutputLine> reader;

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

    /** A piece of a long line that was cut has no instant of its own; the engine cuts at 16 KiB. */
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
