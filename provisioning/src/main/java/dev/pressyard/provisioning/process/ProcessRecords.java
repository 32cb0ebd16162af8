package dev.pressyard.provisioning.process;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * The files that tell about one process: {@code output}, whose existence means that it was started, {@code pid},
 * {@code exit}, and {@code killed} once it was sent SIGKILL, which leaves nobody to write {@code exit}.
 */
record ProcessRecords(Path folder) {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(2);

    Path output() {
        return folder.resolve("output");
    }

    /** Makes the folder and the spool file; false when another start was first. */
    boolean claim() {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.createFile(
                    output(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return true;
        } catch (FileAlreadyExistsException taken) {
            return false;
        } catch (IOException failure) {
            throw new ChildProcessException("No records can be kept in " + folder, failure);
        }
    }

    void release() {
        try {
            Files.delete(output());
        } catch (IOException failure) {
            throw new ChildProcessException("The records in " + folder + " cannot be removed", failure);
        }
    }

    Optional<ProcessIdentity> identity() {
        return read("pid").map(ProcessIdentity::parse);
    }

    /** Waits until the recorder has written who it is, for as long as {@code isWorthIt}. */
    void awaitIdentity(BooleanSupplier isWorthIt) {
        while (identity().isEmpty() && isWorthIt.getAsBoolean()) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    Optional<Integer> exitCode() {
        return read("exit").map(record -> Integer.valueOf(record.strip()));
    }

    boolean wasKilled() {
        return Files.exists(folder.resolve("killed"));
    }

    void markKilled() {
        try {
            Files.write(folder.resolve("killed"), new byte[0]);
        } catch (IOException failure) {
            throw new ChildProcessException("The kill cannot be recorded in " + folder, failure);
        }
    }

    private Optional<String> read(String name) {
        try {
            return Optional.of(Files.readString(folder.resolve(name)));
        } catch (NoSuchFileException missing) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new ChildProcessException("The records in " + folder + " cannot be read", failure);
        }
    }
}
