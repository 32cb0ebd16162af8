package dev.pressyard.provisioning.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The two folders of an installation.
 *
 * @param data what this node writes: keys, run folders, the sandbox's data; private to the portal's user
 * @param home what this node reads: the folders {@code packer}, {@code ansible} and {@code terraform-modules}
 */
@ConfigurationProperties("pressyard")
public record Installation(
        @DefaultValue(".data") Path data, @DefaultValue(".") Path home) {

    public Installation {
        data = data.toAbsolutePath().normalize();
        home = home.toAbsolutePath().normalize();
    }

    /**
     * The folder of this name below the data folder, created with mode 0700 if it is absent.
     *
     * @throws UncheckedIOException if it cannot be created
     */
    public Path dataFolder(String name) {
        try {
            return Files.createDirectories(data.resolve(name), ownerOnly());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        var posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}
