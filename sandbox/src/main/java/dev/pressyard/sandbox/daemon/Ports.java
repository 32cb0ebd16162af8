package dev.pressyard.sandbox.daemon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;

/** Loopback ports that stay the same from one start to the next: addresses with them are stored and shown. */
public final class Ports {

    private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");

    private Ports() {}

    /** The port written in this file, or a free one that is written there now: whole or not at all. */
    public static int keptIn(Path file) {
        try {
            var kept = Files.exists(file) ? PORT.matcher(Files.readString(file).strip()) : PORT.matcher("");
            if (kept.matches()) {
                return Integer.parseInt(kept.group());
            }
            var port = free();
            var draft = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), Integer.toString(port));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            return port;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A port on which nothing listens at the moment. */
    public static int free() {
        try (var socket = listening(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Whether one could listen on a port at the moment. */
    public static boolean isFree(int port) {
        try (var socket = listening(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static ServerSocket listening(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }
}
