package dev.pressyard.provisioning.state;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Compresses and encrypts states, each bound to its stack and number: a row that was copied over another does not
 * decrypt.
 */
class StateCipher {

    private final Aead aead;

    StateCipher(KeysetHandle keyset) {
        try {
            aead = keyset.getPrimitive(AeadConfig2026.get(), Aead.class);
        } catch (GeneralSecurityException unusable) {
            throw new StateException("the keyset for states holds no key for authenticated encryption", unusable);
        }
    }

    byte[] encrypt(StackIdentifier stack, long number, byte[] content) {
        try {
            return aead.encrypt(compress(content), place(stack, number));
        } catch (GeneralSecurityException failure) {
            throw new StateException("state %d of stack %s cannot be encrypted".formatted(number, stack), failure);
        }
    }

    byte[] decrypt(StackIdentifier stack, long number, byte[] ciphertext) {
        try {
            return expand(aead.decrypt(ciphertext, place(stack, number)));
        } catch (GeneralSecurityException failure) {
            throw new StateException(
                    "state %d of stack %s does not decrypt: the keyset is not the one it was written with, or it was altered"
                            .formatted(number, stack),
                    failure);
        }
    }

    private static byte[] place(StackIdentifier stack, long number) {
        return ByteBuffer.allocate(3 * Long.BYTES)
                .putLong(stack.value().getMostSignificantBits())
                .putLong(stack.value().getLeastSignificantBits())
                .putLong(number)
                .array();
    }

    private static byte[] compress(byte[] content) {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return compressed.toByteArray();
    }

    private static byte[] expand(byte[] compressed) {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return gzip.readAllBytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
