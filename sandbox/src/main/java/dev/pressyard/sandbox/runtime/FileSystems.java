package dev.pressyard.sandbox.runtime;

import dev.pressyard.sandbox.runtime.CloudView.FileSystemView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecs.model.EFSAuthorizationConfig;
import software.amazon.awssdk.services.ecs.model.EFSVolumeConfiguration;
import software.amazon.awssdk.services.efs.model.AccessPointDescription;
import software.amazon.awssdk.services.efs.model.CreationInfo;

/** A folder for each file system; it goes with the file system. */
final class FileSystems implements Reconciler {

    private final RuntimeFolder folder;
    private final Chores chores;
    private final OwnedFolders folders;

    FileSystems(RuntimeFolder folder, Chores chores, OwnedFolders folders) {
        this.folder = folder;
        this.chores = chores;
        this.folders = folders;
    }

    @Override
    public void reconcile(Round round) {
        var wanted = round.view().fileSystems().stream()
                .map(view -> folder.fileSystem(round.incarnation(), view.scope(), view.id()))
                .collect(Collectors.toSet());
        present(round.incarnation()).stream()
                .filter(path -> !wanted.contains(path))
                .forEach(path -> chores.begin("Removal of " + path, () -> folders.remove(path)));
    }

    /**
     * The folder that a task mounts, made as the access point says.
     *
     * @throws IllegalStateException if there is no such file system or access point; the message says which
     * @see <a href="https://docs.aws.amazon.com/efs/latest/ug/enforce-root-directory-access-point.html">Enforcing a
     *     root directory with an access point</a>
     */
    Path mounted(EFSVolumeConfiguration volume, Round round) {
        var view = round.view()
                .fileSystem(volume.fileSystemId())
                .orElseThrow(() -> new IllegalStateException("There is no file system " + volume.fileSystemId()));
        var root = folder.fileSystem(round.incarnation(), view.scope(), view.id());
        return accessPoint(volume, view)
                .map(point -> made(
                        root,
                        point.rootDirectory().path(),
                        Optional.ofNullable(point.rootDirectory().creationInfo())))
                .orElseGet(() -> made(root, volume.rootDirectory(), Optional.empty()));
    }

    /** A task that names an access point which does not exist is not run, as on AWS: it would see all files instead. */
    private static Optional<AccessPointDescription> accessPoint(EFSVolumeConfiguration volume, FileSystemView view) {
        return Optional.ofNullable(volume.authorizationConfig())
                .map(EFSAuthorizationConfig::accessPointId)
                .map(id -> view.accessPoints().stream()
                        .filter(point -> point.accessPointId().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("There is no access point " + id)));
    }

    private synchronized Path made(Path root, String path, Optional<CreationInfo> creation) {
        var directory = root.resolve(path.replaceFirst("^/+", "")).normalize();
        if (!directory.startsWith(root)) {
            throw new IllegalStateException(path + " leads out of the file system");
        }
        if (!Files.exists(directory)) {
            creation.ifPresentOrElse(
                    owner -> {
                        create(Objects.requireNonNull(directory.getParent()));
                        folders.make(directory, owner);
                    },
                    () -> create(directory));
        }
        return directory;
    }

    private static void create(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Set<Path> present(String incarnation) {
        var root = folder.fileSystems(incarnation);
        if (!Files.exists(root)) {
            return Set.of();
        }
        try (var paths = Files.walk(root, 3)) {
            return paths.filter(path -> root.relativize(path).getNameCount() == 3)
                    .collect(Collectors.toSet());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
