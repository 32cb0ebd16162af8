package dev.pressyard.sandbox.proxy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What lies in the proxy's folder, beside the records of its process.
 *
 * @param path must leave room for a socket's name within the system's 107 characters
 */
record ProxyFolder(Path path) {

    /** A file of server states with none in it: the version of its format. */
    private static final String NO_STATES = "1\n";

    /** HAProxy's configuration. */
    Path configuration() {
        return path.resolve("haproxy.cfg");
    }

    /** What was written last; empty text before that. */
    String readConfiguration() throws IOException {
        return Files.exists(configuration()) ? Files.readString(configuration()) : "";
    }

    /** What one worker tells the next of its servers. */
    Path serverStates() {
        return path.resolve("server-states");
    }

    void forgetServerStates() throws IOException {
        Files.writeString(serverStates(), NO_STATES);
    }

    void keepServerStates() throws IOException {
        Files.writeString(serverStates(), statistics().ask("show servers state"));
    }

    /** Where the worker answers. */
    ProxySocket statistics() {
        return new ProxySocket(path.resolve("statistics.sock"));
    }

    /** Where its master answers. */
    ProxySocket master() {
        return new ProxySocket(path.resolve("master.sock"));
    }
}
