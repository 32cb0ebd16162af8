package dev.pressyard.sandbox.daemon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** Loopback ports that stay the same from one start to the next: addresses with them are stored and shown. */
public final class Ports {

    private Ports() {}

    /** The port written in this file, or a free one that is written there now. */
    public static int keptIn(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.writeString(file, Integer.toString(free()));
            }
            return Integer.parseInt(Files.readString(file).strip());
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
