package dev.pressyard.portal.state;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.springframework.web.servlet.function.ServerRequest;

/** What a request carries, read no further than its limit. */
final class RequestBody {

    private RequestBody() {}

    /** The body, or nothing if it is longer than so many bytes. */
    static Optional<byte[]> read(ServerRequest request, int limit) throws IOException {
        if (request.headers().contentLength().orElse(0) > limit) {
            return Optional.empty();
        }
        var body = request.servletRequest().getInputStream().readNBytes(limit + 1);
        return body.length > limit ? Optional.empty() : Optional.of(body);
    }

    /**
     * Whether the body is the one whose digest the header Content-MD5 gives (RFC 1864); so it is without that header.
     */
    static boolean isWhole(ServerRequest request, byte[] body) {
        var digest = request.headers().firstHeader("Content-MD5");
        return digest == null || Arrays.equals(digest.getBytes(StandardCharsets.US_ASCII), md5(body));
    }

    private static byte[] md5(byte[] body) {
        try {
            return Base64.getEncoder().encode(MessageDigest.getInstance("MD5").digest(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
