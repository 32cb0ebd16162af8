package dev.pressyard.provisioning.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateEncryptionTests {

    private static final StackIdentifier STACK = StackIdentifier.random();
    private static final byte[] CONTENT = "{\"version\":4}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void createKeyset() {
        file = folder.resolve("state.json");
        StateKeyset.create(file);
    }

    private StateCipher cipher() {
        return new StateCipher(StateKeyset.read(file));
    }

    @Test
    void decryptsWhatItEncrypted() {
        var ciphertext = cipher().encrypt(STACK, 1, CONTENT);

        assertThat(cipher().decrypt(STACK, 1, ciphertext)).isEqualTo(CONTENT);
    }

    @Test
    void refusesACiphertextInAnothersPlace() {
        var ciphertext = cipher().encrypt(STACK, 1, CONTENT);

        assertThatExceptionOfType(StateException.class)
                .isThrownBy(() -> cipher().decrypt(STACK, 2, ciphertext))
                .withMessageContaining("does not decrypt");
        assertThatExceptionOfType(StateException.class)
                .isThrownBy(() -> cipher().decrypt(StackIdentifier.random(), 1, ciphertext));
    }

    @Test
    void refusesAnAlteredCiphertext() {
        var ciphertext = cipher().encrypt(STACK, 1, CONTENT);
        ciphertext[ciphertext.length - 1] ^= 1;

        assertThatExceptionOfType(StateException.class).isThrownBy(() -> cipher().decrypt(STACK, 1, ciphertext));
    }

    @Test
    void keepsTheKeysetFromOthers() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(folder).isDirectoryNotContaining(found -> !found.equals(file));
    }

    @Test
    void neverReplacesAKeyset() throws IOException {
        var before = Files.readString(file);

        StateKeyset.create(file);

        assertThat(file).hasContent(before);
    }

    @Test
    void decryptsWithEarlierKeysAfterARotation() throws IOException {
        var before = cipher();
        var ciphertext = before.encrypt(STACK, 1, CONTENT);

        StateKeyset.rotate(file);

        assertThat(cipher().decrypt(STACK, 1, ciphertext)).isEqualTo(CONTENT);
        assertThatExceptionOfType(StateException.class)
                .isThrownBy(() -> before.decrypt(STACK, 2, cipher().encrypt(STACK, 2, CONTENT)));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void saysWhenAKeysetIsNone() throws IOException {
        Files.writeString(file, "{}");

        assertThatExceptionOfType(StateException.class).isThrownBy(this::cipher).withMessageContaining("keyset");
    }
}
