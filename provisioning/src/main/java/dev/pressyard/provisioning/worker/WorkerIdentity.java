package dev.pressyard.provisioning.worker;

import dev.pressyard.provisioning.installation.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Who works here: a node is a data folder and keeps its name over restarts; a worker is one life of the portal's
 * process on it.
 */
@Component
class WorkerIdentity {

    private final String node;
    private final String worker;

    WorkerIdentity(Installation installation) {
        this.node = nodeOf(installation);
        this.worker = node + "/" + UUID.randomUUID().toString().substring(0, 8);
    }

    String node() {
        return node;
    }

    String worker() {
        return worker;
    }

    private static String nodeOf(Installation installation) {
        var file = installation.dataFolder("runs").resolve("node");
        try {
            if (Files.notExists(file)) {
                var name = "node-" + UUID.randomUUID().toString().substring(0, 8);
                Files.writeString(file, name, StandardOpenOption.CREATE_NEW);
            }
            return Files.readString(file).strip();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
