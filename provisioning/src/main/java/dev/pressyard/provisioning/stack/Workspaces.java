package dev.pressyard.provisioning.stack;

import dev.pressyard.provisioning.installation.Installation;
import dev.pressyard.provisioning.run.RunChanged;
import dev.pressyard.provisioning.run.Runs;
import dev.pressyard.provisioning.stack.terraform.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/** Fills the workspaces of runs, and clears away what must not stay on disk. */
@Component
class Workspaces {

    private final Installation installation;
    private final Runs runs;

    Workspaces(Installation installation, Runs runs) {
        this.installation = installation;
        this.runs = runs;
    }

    /** Copies the modules, unless that was done before. The copy appears whole or not at all. */
    void prepare(Workspace workspace) {
        if (Files.isDirectory(workspace.modules())) {
            return;
        }
        var source = installation.home().resolve("terraform-modules");
        if (!Files.isDirectory(source.resolve(workspace.root()))) {
            throw new StackException(
                    "There is no Terraform root '%s' in %s.".formatted(workspace.root(), source),
                    "Set pressyard.home to the folder that holds terraform-modules, restart the portal and retry.");
        }
        try {
            var draft = Files.createTempDirectory(Files.createDirectories(workspace.folder()), "stack-");
            copy(source, draft);
            Files.move(draft, workspace.modules(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Without what somebody's own {@code terraform init} left in the source. */
    private static void copy(Path source, Path destination) throws IOException {
        try (var entries = Files.newDirectoryStream(source, entry -> !entry.endsWith(".terraform"))) {
            for (var entry : entries) {
                var copy = destination.resolve(entry.getFileName());
                if (Files.isDirectory(entry)) {
                    copy(entry, Files.createDirectories(copy));
                } else {
                    Files.copy(entry, copy);
                }
            }
        }
    }

    void writeVariables(Workspace workspace, Map<String, Object> variables) {
        write(workspace.variables(), JsonMapper.shared().writeValueAsBytes(variables));
    }

    /** Puts a recorded plan where Terraform finds it. */
    void restorePlan(Workspace workspace, byte[] plan) {
        write(workspace.plan(), plan);
    }

    byte[] plan(Workspace workspace) {
        return read(workspace.plan());
    }

    byte[] shownPlan(Workspace workspace) {
        return read(workspace.shownPlan());
    }

    /** Removes the plan in both its forms: it holds sensitive values, and its place is the database. */
    void removePlan(Workspace workspace) {
        try {
            Files.deleteIfExists(workspace.plan());
            Files.deleteIfExists(workspace.shownPlan());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Removes what {@code terraform init} left, once this node has ended the run. Not where the portal itself failed: a
     * process of the run may still be at work.
     */
    @TransactionalEventListener
    void removeInitialization(RunChanged changed) {
        var folder = installation.data().resolve("runs").resolve(changed.run().toString());
        var workspace = Workspace.of(folder, changed.kind());
        if (changed.status().isEnded() && workspace.isInitialized() && !hasFailedInside(changed)) {
            try {
                FileSystemUtils.deleteRecursively(workspace.initialization());
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private boolean hasFailedInside(RunChanged changed) {
        return runs.require(changed.run())
                .failure()
                .filter(failure -> failure.phase() == null)
                .isPresent();
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** With mode 0600 from the first byte on. */
    private static void write(Path file, byte[] content) {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, ownerOnly);
            Files.write(file, content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
