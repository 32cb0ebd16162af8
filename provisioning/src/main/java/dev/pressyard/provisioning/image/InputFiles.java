package dev.pressyard.provisioning.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files that go into an image, as {@code packer/<kind>/inputs.txt} lists them: one pattern a line, relative to the
 * home, {@code **} for any depth.
 */
record InputFiles(Path home) {

    private static final List<String> FOLDERS = List.of("packer", "ansible");

    /**
     * The digest of each file's executable bit and content, by its path.
     *
     * @param kind the folder below {@code packer}
     * @throws ImageException if the list or a file cannot be read
     */
    Map<String, String> digests(String kind) {
        var patterns = patterns(kind);
        try {
            return FOLDERS.stream()
                    .flatMap(this::files)
                    .map(home::relativize)
                    .filter(file -> patterns.stream().anyMatch(pattern -> pattern.matches(file)))
                    .collect(Collectors.toMap(Path::toString, this::digest));
        } catch (UncheckedIOException failure) {
            throw new ImageException("The image's files below " + home + " cannot be read", failure);
        }
    }

    private List<PathMatcher> patterns(String kind) {
        var list = home.resolve("packer").resolve(kind).resolve("inputs.txt");
        try (var lines = Files.lines(list)) {
            return lines.map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> FileSystems.getDefault().getPathMatcher("glob:" + line))
                    .toList();
        } catch (IOException failure) {
            throw new ImageException("The list of the image's files is missing: " + list, failure);
        }
    }

    private Stream<Path> files(String folder) {
        try (var files = Files.walk(home.resolve(folder))) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String digest(Path file) {
        try {
            var digest = ImageInputs.sha256();
            digest.update((byte) (Files.isExecutable(home.resolve(file)) ? 'x' : '-'));
            return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(home.resolve(file))));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
