package dev.pressyard.provisioning.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Something that was sent, on this node's disk while it is looked at.
 *
 * @param size bytes
 */
record ReceivedFile(Path path, String sha256, long size) implements AutoCloseable {

    private static final int BLOCK = 1 << 16;
    private static final int TAR_MAGIC_AT = 257;
    private static final byte[] TAR_MAGIC = "ustar".getBytes(StandardCharsets.US_ASCII);

    /** How gzip, bzip2 and xz files begin. */
    private static final List<byte[]> PACKED =
            List.of(new byte[] {0x1f, (byte) 0x8b}, "BZh".getBytes(StandardCharsets.US_ASCII), new byte[] {
                (byte) 0xfd, '7', 'z', 'X', 'Z', 0
            });

    /**
     * Takes a stream to its end.
     *
     * @param most bytes that it may have
     * @throws UploadRefusedException if it has more, or begins like no tarball
     */
    static ReceivedFile of(InputStream content, long most) throws IOException {
        var path = Files.createTempFile("pressyard-code-", ".tar");
        try {
            var digest = sha256Digest();
            long size;
            try (var out = Files.newOutputStream(path)) {
                size = copy(new DigestInputStream(content, digest), out, most);
            }
            var received = new ReceivedFile(path, HexFormat.of().formatHex(digest.digest()), size);
            received.requireTarball();
            return received;
        } catch (IOException | RuntimeException failure) {
            Files.delete(path);
            throw failure;
        }
    }

    private static long copy(InputStream from, OutputStream to, long most) throws IOException {
        var block = new byte[BLOCK];
        var size = 0L;
        for (var count = from.read(block); count >= 0; count = from.read(block)) {
            size += count;
            if (size > most) {
                throw new UploadRefusedException("The file is larger than %d MiB.".formatted(most >> 20));
            }
            to.write(block, 0, count);
        }
        return size;
    }

    private void requireTarball() throws IOException {
        byte[] start;
        try (var content = Files.newInputStream(path)) {
            start = content.readNBytes(TAR_MAGIC_AT + TAR_MAGIC.length);
        }
        var isTar = start.length == TAR_MAGIC_AT + TAR_MAGIC.length
                && Arrays.equals(Arrays.copyOfRange(start, TAR_MAGIC_AT, start.length), TAR_MAGIC);
        if (!isTar && PACKED.stream().noneMatch(magic -> beginsWith(start, magic))) {
            throw new UploadRefusedException(
                    "This is no tarball: make one with tar -czf code.tar.gz, of themes, plugins or mu-plugins.");
        }
    }

    private static boolean beginsWith(byte[] start, byte[] magic) {
        return start.length >= magic.length && Arrays.equals(Arrays.copyOf(start, magic.length), magic);
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
