package dev.pressyard.sandbox.runtime;

import dev.pressyard.provisioning.image.InputHash;
import dev.pressyard.provisioning.process.ChildProcess;
import dev.pressyard.provisioning.process.ChildProcess.Attachment;
import dev.pressyard.provisioning.process.ChildProcesses;
import dev.pressyard.provisioning.process.Command;
import dev.pressyard.provisioning.process.ProcessExit;
import dev.pressyard.provisioning.process.ProcessExit.Exited;
import dev.pressyard.sandbox.engine.Engine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** The image that databases run from: built with Packer where the engine has none of the files as they are. */
final class DatabaseImage {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseImage.class);

    private static final String KIND = "dev.pressyard.kind";
    private static final String INPUTS = "dev.pressyard.inputs";

    private final Engine engine;
    private final ChildProcesses processes;
    private final Path folder;
    private final Path home;

    private @Nullable String inputs;
    private @Nullable String id;
    private @Nullable ChildProcess build;
    private boolean failed;

    DatabaseImage(Engine engine, ChildProcesses processes, Path folder, Path home) {
        this.engine = engine;
        this.processes = processes;
        this.folder = folder;
        this.home = home;
    }

    /** The image's id; the first look for one that is missing begins to build it, also where somebody removed it. */
    synchronized Optional<String> id() {
        if (id == null || !engine.images().has(id)) {
            id = engine.images()
                    .youngest(Map.of(KIND, Labels.DATABASE, INPUTS, inputs()))
                    .orElse(null);
        }
        if (id == null && !failed) {
            lookAfterBuild();
        }
        return Optional.ofNullable(id);
    }

    /** Whether there is one, or will be. */
    synchronized boolean isToBeExpected() {
        return id().isPresent() || !failed;
    }

    private String inputs() {
        if (inputs == null) {
            inputs = InputHash.ofFiles(home, Labels.DATABASE);
        }
        return inputs;
    }

    private void lookAfterBuild() {
        if (build == null) {
            build = start();
        }
        build.poll().ifPresent(this::end);
    }

    private ChildProcess start() {
        LOG.info("Building the database image, which takes a minute or two");
        var records = folder.resolve("build");
        var running = processes.startOrAttach(records, this::packer);
        return running.attachment() == Attachment.FINISHED ? startAgain(records) : running;
    }

    private ChildProcess startAgain(Path records) {
        try {
            FileSystemUtils.deleteRecursively(records);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return processes.startOrAttach(records, this::packer);
    }

    private Command packer() {
        var manifest = folder.resolve("manifest.json");
        var template = home.resolve("packer/database/template.pkr.hcl");
        return new Command(
                List.of(
                        "packer",
                        "build",
                        "-var=manifest=" + manifest,
                        "-var=inputs=" + inputs(),
                        "-var=tag=" + inputs(),
                        template.toString()),
                home,
                Map.of("PACKER_NO_COLOR", "1"));
    }

    private void end(ProcessExit exit) {
        failed = !(exit instanceof Exited(int code) && code == 0);
        if (failed && build != null) {
            LOG.warn("The database image could not be built ({}); see {}", exit, build.output());
        }
        build = null;
    }
}
