package dev.pressyard.provisioning.state;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;

/** The file of the keys that encrypt states. */
public final class StateKeyset {

    private StateKeyset() {}

    static KeysetHandle parse(String json) {
        try {
            return TinkJsonProtoKeysetFormat.parseKeyset(json, AeadConfig2026.get(), InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException invalid) {
            throw new StateException("the keyset for states is not a Tink keyset in JSON", invalid);
        }
    }

    static KeysetHandle read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException failure) {
            throw new StateException("the keyset for states, %s, cannot be read".formatted(file), failure);
        }
    }

    /** Makes a keyset of one new AES-256-GCM key; where another node was faster, its keyset stays. */
    static void create(Path file) {
        try {
            var handle = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
            Files.createDirectories(file.toAbsolutePath().getParent());
            var draft = draft(file, handle);
            try {
                Files.createLink(file, draft);
            } catch (FileAlreadyExistsException made) {
                return;
            } finally {
                Files.delete(draft);
            }
        } catch (IOException | GeneralSecurityException failure) {
            throw new StateException("no keyset for states can be made at " + file, failure);
        }
    }

    /**
     * Adds a new key that encrypts from now on; the earlier ones still decrypt what they encrypted.
     *
     * @throws StateException if the file is not a keyset or cannot be replaced
     */
    static void rotate(Path file) {
        try {
            var rotated = KeysetHandle.newBuilder(read(file))
                    .setConfiguration(AeadConfig2026.get())
                    .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                            .withRandomId()
                            .makePrimary())
                    .build();
            Files.move(draft(file, rotated), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | GeneralSecurityException failure) {
            throw new StateException("the keyset for states, %s, cannot be rotated".formatted(file), failure);
        }
    }

    /**
     * Rotates and says what came of it.
     *
     * @return 0 if the file has a new key, 1 if it is as it was
     */
    public static int reportRotation(Path file, PrintStream output) {
        try {
            rotate(file);
            output.println(
                    "A new key encrypts states from the next start on. Keep the file's backup up to date: " + file);
            return 0;
        } catch (StateException failure) {
            output.println(failure.getMessage());
            return 1;
        }
    }

    private static Path draft(Path file, KeysetHandle handle) throws IOException, GeneralSecurityException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var draft = Files.createTempFile(file.toAbsolutePath().getParent(), ".state-", ".json", ownerOnly);
        return Files.writeString(
                draft,
                TinkJsonProtoKeysetFormat.serializeKeyset(handle, AeadConfig2026.get(), InsecureSecretKeyAccess.get()));
    }
}
