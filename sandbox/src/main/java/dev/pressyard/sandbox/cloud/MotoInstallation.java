package dev.pressyard.sandbox.cloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Python that has moto: the one beside the {@code moto_server} on the search path, be it Debian's package, a virtual
 * environment that a link leads to, or pyenv's stand-ins.
 *
 * @param python the interpreter
 */
record MotoInstallation(Path python) {

    /** @param searchPath folders separated by colons, as in {@code PATH} */
    static Optional<MotoInstallation> find(String searchPath) {
        return Stream.of(searchPath.split(":"))
                .map(folder -> Path.of(folder, "moto_server"))
                .filter(Files::isExecutable)
                .flatMap(server -> Stream.of(followed(server), server))
                .map(server -> server.resolveSibling("python3"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(MotoInstallation::new);
    }

    private static Path followed(Path link) {
        try {
            return link.toRealPath();
        } catch (IOException broken) {
            return link;
        }
    }
}
