package dev.pressyard.provisioning.worker;

import dev.pressyard.provisioning.installation.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/**
 * Whether this node is about to be stopped: whoever stops it puts a file {@code runs/draining} into its data folder
 * first, then has the tools finish what is in flight. Meanwhile nothing new begins here; the next life of the node goes
 * on with it.
 */
@Component
class Drain {

    private final Path file;

    Drain(Installation installation) {
        this.file = installation.dataFolder("runs").resolve("draining");
    }

    boolean isOn() {
        return Files.exists(file);
    }

    /** A new life begins. */
    void end() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
