package dev.pressyard.portal.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The folder from which Terraform takes the AWS provider, if its configuration names one.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/cli/config/config-file#provider-installation">Terraform's CLI
 *     configuration</a>
 */
@Component
class ProviderMirror {

    private static final Pattern FOLDER = Pattern.compile("(?m)^\\s*path\\s*=\\s*\"([^\"]+)\"");
    private static final Path PROVIDER = Path.of("registry.terraform.io", "hashicorp", "aws");

    private final Environment environment;

    ProviderMirror(Environment environment) {
        this.environment = environment;
    }

    /** The mirror's folder; empty if none is configured, or none that holds the provider. */
    Optional<Path> find() {
        return Stream.of("pressyard.stack.cli-configuration", "TF_CLI_CONFIG_FILE")
                .map(environment::getProperty)
                .flatMap(Stream::ofNullable)
                .findFirst()
                .flatMap(file -> mirrorIn(Path.of(file)));
    }

    /** The newest version of the provider that the mirror holds. */
    Optional<String> version() {
        return find().flatMap(folder -> newestIn(folder.resolve(PROVIDER)));
    }

    /** In an unpacked mirror versions are folders; in a packed one they are in the names of archives. */
    private static Optional<String> newestIn(Path folder) {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .flatMap(name -> ToolVersions.versionIn(name).stream())
                    .max(Comparator.comparing(ProviderMirror::numbers, Arrays::compare));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static int[] numbers(String version) {
        return Stream.of(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }

    private static Optional<Path> mirrorIn(Path configuration) {
        try {
            return FOLDER.matcher(Files.readString(configuration))
                    .results()
                    .map((MatchResult match) -> Path.of(match.group(1)))
                    .filter(folder -> Files.isDirectory(folder.resolve(PROVIDER)))
                    .findFirst();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
