package dev.pressyard.provisioning.process;

import dev.pressyard.provisioning.process.ChildProcess.Attachment;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Starts each process in a session of its own under a small shell that writes down its pid and exit code, so that the
 * JVM's death does not touch it and the next JVM finds it.
 */
@Component
class SessionProcesses implements ChildProcesses {

    private static final String MARK = "PRESSYARD_PROCESS";

    /**
     * How long a start that another JVM had claimed may take to leave a pid. Only a JVM that died within it leaves
     * none.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final File NOTHING = new File("/dev/null");

    private final String recorder = read("recorder.sh");

    @Override
    public ChildProcess startOrAttach(Path folder, Supplier<Command> command) {
        var records = new ProcessRecords(folder.toAbsolutePath());
        if (!records.claim()) {
            return attach(records);
        }
        start(records, asked(command, records));
        return new SessionProcess(records, Attachment.STARTED);
    }

    /** What the environment of each process of the session holds, as {@code /proc/<pid>/environ} shows it. */
    static String mark(ProcessRecords records) {
        return MARK + "=" + records.folder() + "\0";
    }

    private static ChildProcess attach(ProcessRecords records) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        records.awaitIdentity(() -> System.nanoTime() < deadline);
        var found = new SessionProcess(records, Attachment.REATTACHED);
        return found.poll().isPresent() ? new SessionProcess(records, Attachment.FINISHED) : found;
    }

    private static Command asked(Supplier<Command> command, ProcessRecords records) {
        try {
            return command.get();
        } catch (RuntimeException failure) {
            records.release();
            throw failure;
        }
    }

    private void start(ProcessRecords records, Command command) {
        try {
            var recorder = builder(records, command).start();
            records.awaitIdentity(recorder::isAlive);
        } catch (IOException failure) {
            records.release();
            throw new ChildProcessException("Cannot start " + command, failure);
        }
    }

    private ProcessBuilder builder(ProcessRecords records, Command command) {
        // A portal that was started in the background by a script has SIGINT ignored, and a shell cannot undo that
        // (POSIX sh, "trap"): without env's reset no child could ever be interrupted.
        var arguments = new ArrayList<>(List.of("setsid", "env", "--default-signal=INT,QUIT,TERM,HUP,PIPE"));
        arguments.addAll(List.of("sh", "-c", recorder, "recorder"));
        arguments.addAll(List.of(records.folder().toString(), ProcessIdentity.here()));
        arguments.addAll(command.arguments());
        var builder = new ProcessBuilder(arguments)
                .directory(command.directory().toFile())
                .redirectInput(NOTHING)
                .redirectOutput(Redirect.appendTo(records.output().toFile()))
                .redirectErrorStream(true);
        var environment = builder.environment();
        var inherited = InheritedEnvironment.of(environment);
        environment.clear();
        environment.putAll(inherited);
        environment.putAll(command.environment());
        environment.put(MARK, records.folder().toString());
        return builder;
    }

    private static String read(String resource) {
        try (var stream = SessionProcesses.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException(resource + " is missing from the jar");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
