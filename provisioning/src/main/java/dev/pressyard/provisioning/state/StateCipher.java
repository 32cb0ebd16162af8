package dev.pressyard.provisioning.state;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Compresses and encrypts states, each bound to its stack and number: a row that was copied over another does not
 * decrypt. Whatever else of a stack is as confidential as its state, such as a plan, is encrypted in the same way.
 */
public class StateCipher {

    /** States came first and have no name in what they are bound to. */
    private static final String STATE = "";

    private final Aead aead;

    StateCipher(KeysetHandle keyset) {
        try {
            aead = keyset.getPrimitive(AeadConfig2026.get(), Aead.class);
        } catch (GeneralSecurityException unusable) {
            throw new StateException("the keyset for states holds no key for authenticated encryption", unusable);
        }
    }

    byte[] encrypt(StackIdentifier stack, long number, byte[] content) {
        return encrypt(STATE, stack, number, content);
    }

    byte[] decrypt(StackIdentifier stack, long number, byte[] ciphertext) {
        return decrypt(STATE, stack, number, ciphertext);
    }

    /**
     * Encrypts something that belongs to a stack.
     *
     * @param kind what it is, in ASCII; it decrypts only as the same kind, of the same stack, with the same number
     */
    public byte[] encrypt(String kind, StackIdentifier stack, long number, byte[] content) {
        try {
            return aead.encrypt(compress(content), place(kind, stack, number));
        } catch (GeneralSecurityException failure) {
            throw new StateException(
                    "%s %d of stack %s cannot be encrypted".formatted(named(kind), number, stack), failure);
        }
    }

    /**
     * Decrypts what {@link #encrypt(String, StackIdentifier, long, byte[])} gave.
     *
     * @throws StateException if it does not decrypt with the keyset at hand
     */
    public byte[] decrypt(String kind, StackIdentifier stack, long number, byte[] ciphertext) {
        try {
            return expand(aead.decrypt(ciphertext, place(kind, stack, number)));
        } catch (GeneralSecurityException failure) {
            throw new StateException(
                    "%s %d of stack %s does not decrypt: the keyset is not the one it was written with, or it was altered"
                            .formatted(named(kind), number, stack),
                    failure);
        }
    }

    private static String named(String kind) {
        return kind.equals(STATE) ? "state" : kind;
    }

    private static byte[] place(String kind, StackIdentifier stack, long number) {
        var name = kind.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(3 * Long.BYTES + name.length)
                .putLong(stack.value().getMostSignificantBits())
                .putLong(stack.value().getLeastSignificantBits())
                .putLong(number)
                .put(name)
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
