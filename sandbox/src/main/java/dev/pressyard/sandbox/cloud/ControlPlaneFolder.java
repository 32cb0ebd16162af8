package dev.pressyard.sandbox.cloud;

import dev.pressyard.sandbox.daemon.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * What lies in the control plane's folder. The program itself writes {@code pid}, {@code endpoint}, {@code incarnation}
 * and {@code log}; {@code known-incarnation} is the one whose loss the portal has not yet to tell of.
 */
record ControlPlaneFolder(Path path) {

    private static final String MODULE = "pressyard_control_plane";
    private static final String SOURCES = "classpath*:dev/pressyard/sandbox/cloud/" + MODULE + "/*.py";

    Path log() {
        return path.resolve("log");
    }

    Optional<URI> endpoint() {
        return read("endpoint").map(URI::create);
    }

    Optional<String> incarnation() {
        return read("incarnation");
    }

    Optional<String> knownIncarnation() {
        return read("known-incarnation");
    }

    void know(String incarnation) {
        write(path.resolve("known-incarnation"), incarnation);
    }

    void forget() {
        try {
            Files.deleteIfExists(path.resolve("known-incarnation"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The program, with this release's sources laid out in the folder. */
    Program program(MotoInstallation moto) {
        var sources = path.resolve("program");
        layOut(sources.resolve(MODULE));
        return new Program(
                List.of(moto.python().toString(), "-m", MODULE, path.toString()),
                Map.of("PYTHONPATH", sources.toString(), "PYTHONDONTWRITEBYTECODE", "1"),
                path);
    }

    private static void layOut(Path folder) {
        try {
            Files.createDirectories(folder);
            for (Resource source : new PathMatchingResourcePatternResolver().getResources(SOURCES)) {
                Files.write(folder.resolve(String.valueOf(source.getFilename())), source.getContentAsByteArray());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Optional<String> read(String name) {
        try {
            var file = path.resolve(name);
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void write(Path file, String content) {
        try {
            Files.writeString(file, content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
