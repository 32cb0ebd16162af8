package dev.pressyard.sandbox.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A generated password: 256 random bits in hexadecimal digits, safe in SQL and in an address. */
record Password(String value) {

    private static final int BYTES = 32;

    /** The password in this file, which only its owner may read; generated when the file does not exist. */
    static Password keptIn(Path file) {
        try {
            return Files.exists(file) ? new Password(Files.readString(file).strip()) : generateIn(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Password generateIn(Path file) throws IOException {
        var random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        var password = new Password(HexFormat.of().formatHex(random));
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var fresh = Files.createTempFile(file.getParent(), "password", ".new", ownerOnly);
        Files.writeString(fresh, password.value());
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        return password;
    }

    @Override
    public String toString() {
        return "Password[hidden]";
    }
}
