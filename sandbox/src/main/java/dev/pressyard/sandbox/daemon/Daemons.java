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
import org.springframework.util.FileSystemUtils;

/** Starts programs that outlive the portal, one per folder, and finds them again. */
public class Daemons {

    /** Leaves the program's own number where {@code ./pressyard down} looks for it, and becomes the program. */
    private static final List<String> ANNOUNCED = List.of("sh", "-c", "echo $$ >\"$0\" && exec \"$@\"");

    private final ChildProcesses processes;

    public Daemons(ChildProcesses processes) {
        this.processes = processes;
    }

    /** The living daemon of the program's folder, started if there is none. */
    public Daemon startOrAdopt(Program program) {
        var records = program.folder().resolve("process");
        var pidFile = program.folder().resolve("pid");
        var process = processes.startOrAttach(records, () -> announced(program, pidFile));
        if (process.attachment() == Attachment.FINISHED) {
            forget(records, pidFile);
            process = processes.startOrAttach(records, () -> announced(program, pidFile));
        }
        return new Daemon(process, pidFile);
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
