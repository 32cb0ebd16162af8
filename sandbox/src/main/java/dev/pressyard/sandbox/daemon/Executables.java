package dev.pressyard.sandbox.daemon;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The programs that this machine has. */
public final class Executables {

    /** Where Debian puts servers; a person's search path often lacks it. */
    private static final String FOR_ADMINISTRATORS = ":/usr/sbin:/sbin";

    private Executables() {}

    /** The first program of this name on the search path. */
    public static Optional<Path> find(String name) {
        return Stream.of((System.getenv().getOrDefault("PATH", "") + FOR_ADMINISTRATORS).split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
