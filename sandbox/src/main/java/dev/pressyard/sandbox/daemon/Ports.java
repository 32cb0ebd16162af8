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
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
