package dev.pressyard.sandbox.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.Statistics;
import com.github.dockerjava.api.model.StreamType;
import com.github.dockerjava.core.InvocationBuilder.AsyncResultCallback;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What goes on in one container. */
public final class EngineInsides {

    private final DockerClient client;
    private final String container;

    EngineInsides(DockerClient client, String container) {
        this.client = client;
        this.container = container;
    }

    /**
     * Runs a command in the container and waits for it; it reads nothing.
     *
     * @param output what it writes to its standard output
     * @return its exit code
     */
    public long execute(List<String> command, OutputStream output, Duration patience) throws InterruptedException {
        var execution = client.execCreateCmd(container)
                .withCmd(command.toArray(String[]::new))
                .withAttachStdout(true)
                .withAttachStderr(true)
                .exec()
                .getId();
        var finished = client.execStartCmd(execution)
                .exec(new Copying(output))
                .awaitCompletion(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (!finished) {
            throw new IllegalStateException(command.getFirst() + " took longer than " + patience);
        }
        return Objects.requireNonNull(
                client.inspectExecCmd(execution).exec().getExitCodeLong(), "the exit code of " + command.getFirst());
    }

    /** Runs a command whose output does not matter; true if it succeeded. */
    public boolean succeeds(List<String> command, Duration patience) throws InterruptedException {
        return execute(command, OutputStream.nullOutputStream(), patience) == 0;
    }

    /** Copies a file of this machine into a folder of the container. */
    public void copy(Path file, String folder) {
        client.copyArchiveToContainerCmd(container)
                .withHostResource(file.toString())
                .withRemotePath(folder)
                .exec();
    }

    /** Hands on what the container writes, after an instant and until it ends or this is closed. */
    public Following follow(Instant since, Consumer<OutputLine> reader) {
        return client.logContainerCmd(container)
                .withStdOut(true)
                .withStdErr(true)
                .withTimestamps(true)
                .withFollowStream(true)
                .withSince((int) since.getEpochSecond())
                .exec(new LineReading(since, reader));
    }

    /** The value of one of its variables; empty if it has none of that name or is gone. */
    public Optional<String> variable(String name) {
        try {
            var variables =
                    client.inspectContainerCmd(container).exec().getConfig().getEnv();
            return Stream.of(Objects.requireNonNullElse(variables, new String[0]))
                    .filter(variable -> variable.startsWith(name + "="))
                    .map(variable -> variable.substring(name.length() + 1))
                    .findFirst();
        } catch (NotFoundException gone) {
            return Optional.empty();
        }
    }

    /** What it uses at the moment. */
    public ContainerUsage usage() throws InterruptedException {
        try (var answer = client.statsCmd(container).withNoStream(true).exec(new AsyncResultCallback<Statistics>())) {
            return ContainerUsage.of(answer.awaitResult());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static final class Copying extends ResultCallback.Adapter<Frame> {

        private final OutputStream output;

        Copying(OutputStream output) {
            this.output = output;
        }

        @Override
        public void onNext(Frame frame) {
            try {
                if (frame.getStreamType() == StreamType.STDOUT) {
                    output.write(frame.getPayload());
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
