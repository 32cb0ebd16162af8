package dev.pressyard.sandbox.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.springframework.util.FileSystemUtils;
import software.amazon.awssdk.services.efs.model.CreationInfo;

/** Makes and removes folders that belong to the users of tasks. Only root may give a folder away. */
interface OwnedFolders {

    /** Makes a folder, whole or not at all; the folder above it exists. */
    void make(Path folder, CreationInfo owner);

    /** Removes a folder with all that is in it. */
    void remove(Path folder);

    /** How a portal does it that is root. */
    static OwnedFolders asRoot() {
        return new AsRoot();
    }

    /** Where a folder stands until it has its owner and mode. */
    private static Path unfinished(Path folder) {
        return folder.resolveSibling(folder.getFileName() + ".new");
    }

    record AsRoot() implements OwnedFolders {

        @Override
        public void make(Path folder, CreationInfo owner) {
            try {
                var unfinished = Files.createDirectories(unfinished(folder));
                Files.setAttribute(unfinished, "unix:uid", Math.toIntExact(owner.ownerUid()));
                Files.setAttribute(unfinished, "unix:gid", Math.toIntExact(owner.ownerGid()));
                Files.setAttribute(unfinished, "unix:mode", Integer.parseInt(owner.permissions(), 8));
                Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        @Override
        public void remove(Path folder) {
            try {
                FileSystemUtils.deleteRecursively(folder);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
