package dev.pressyard.sandbox.daemon;

import dev.pressyard.provisioning.process.ChildProcess.Attachment;
import dev.pressyard.provisioning.process.ChildProcesses;
import dev.pressyard.provisioning.process.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.util.FileSystemUtils;

/** Starts programs that outlive the portal, one per folder, and finds them again. */
public class Daemons {

    /** Leaves the program's own number where {@code ./pressyard down} looks for it, and becomes the program. */
    private static final List<String> ANNOUNCED = List.of("sh", "-c", "echo $$ >\"$0\" && exec \"$@\"");

    private static final String RECORDS = "process";
    private static final String PID = "pid";

    private final ChildProcesses processes;

    public Daemons(ChildProcesses processes) {
        this.processes = processes;
    }

    /** The living daemon of the program's folder, started if there is none. */
    public Daemon startOrAdopt(Program program) {
        var records = program.folder().resolve(RECORDS);
        var pidFile = program.folder().resolve(PID);
        var process = processes.startOrAttach(records, () -> announced(program, pidFile));
        if (process.attachment() == Attachment.FINISHED) {
            forget(records, pidFile);
            process = processes.startOrAttach(records, () -> announced(program, pidFile));
        }
        return new Daemon(process, pidFile);
    }

    /** The living daemon of a folder; empty if none runs there. */
    public Optional<Daemon> find(Path folder) {
        var pidFile = folder.resolve(PID);
        if (Files.notExists(pidFile)) {
            return Optional.empty();
        }
        var process = processes.startOrAttach(folder.resolve(RECORDS), () -> {
            throw new IllegalStateException("Nothing was started in " + folder);
        });
        return Optional.of(process)
                .filter(it -> it.attachment() == Attachment.REATTACHED)
                .map(it -> new Daemon(it, pidFile));
    }

    private static void forget(Path records, Path pidFile) {
        try {
            Files.deleteIfExists(pidFile);
            FileSystemUtils.deleteRecursively(records);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Command announced(Program program, Path pidFile) {
        var arguments = new ArrayList<>(ANNOUNCED);
        arguments.add(pidFile.toString());
        arguments.addAll(program.arguments());
        return new Command(arguments, program.folder(), program.environment());
    }
}
