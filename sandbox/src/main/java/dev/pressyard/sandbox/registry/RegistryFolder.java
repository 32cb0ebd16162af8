package dev.pressyard.sandbox.registry;

import dev.pressyard.sandbox.daemon.Ports;
import dev.pressyard.sandbox.daemon.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What lies in the registry's folder: its images, its configuration, its port. */
record RegistryFolder(Path path) {

    int port() {
        return Ports.keptIn(path.resolve("port"));
    }

    Program program(Path executable) {
        var file = path.resolve("configuration.yml");
        try {
            Files.writeString(file, configuration());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new Program(
                List.of(executable.toString(), "serve", file.toString()), Map.of("OTEL_TRACES_EXPORTER", "none"), path);
    }

    /** What {@code distribution.github.io/distribution/about/configuration} describes. */
    private String configuration() {
        return """
            version: 0.1
            log: {level: warn, accesslog: {disabled: true}}
            storage: {filesystem: {rootdirectory: "%s"}, delete: {enabled: true}}
            http: {addr: "127.0.0.1:%d"}
            """.formatted(path.resolve("images"), port());
    }
}
