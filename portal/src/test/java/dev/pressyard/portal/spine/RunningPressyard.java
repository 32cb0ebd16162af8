package dev.pressyard.portal.spine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Pressyard on this machine, started and stopped with the command that people use, with an empty data folder of its
 * own.
 */
final class RunningPressyard implements AutoCloseable {

    static final String ADMINISTRATOR_PASSWORD = "correct-horse-battery";

    /** A fresh machine installs Docker, Packer and Ansible, and makes the base image and the WordPress archive. */
    private static final int MINUTES_TO_START = 20;

    private final Path data;
    private final int port;

    private RunningPressyard(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    static RunningPressyard up() {
        try {
            var pressyard = new RunningPressyard(Files.createTempDirectory("pressyard-spine"), freePort());
            pressyard.run("up", "--detach", "--port", Integer.toString(pressyard.port));
            return pressyard;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    int port() {
        return port;
    }

    /** Where the sandbox's control plane answers as AWS would. */
    URI controlPlane() {
        try {
            return URI.create(
                    Files.readString(data.resolve("control-plane/endpoint")).strip());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Where a run's tools leave their process numbers and exit codes. */
    Path folderOfRuns() {
        return data.resolve("runs");
    }

    @Override
    public void close() {
        run("down", "--purge");
        if (Files.exists(data)) {
            throw new IllegalStateException("down --purge left " + data);
        }
    }

    private void run(String command, String... options) {
        var arguments = new ArrayList<>(List.of("../pressyard", command, "--data", data.toString()));
        arguments.addAll(List.of(options));
        var builder = new ProcessBuilder(arguments).redirectErrorStream(true).redirectOutput(Redirect.INHERIT);
        builder.environment().put("PRESSYARD_ADMIN_PASSWORD", ADMINISTRATOR_PASSWORD);
        try {
            var process = builder.start();
            if (!process.waitFor(MINUTES_TO_START, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException("./pressyard " + command + " did not succeed");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
