package dev.pressyard.portal.doctor;

import dev.pressyard.provisioning.installation.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What sites and images are made by: the installation's folders, as far as they hold anything. */
@Component
class Templates {

    private static final List<Path> NEEDED = List.of(
            Path.of("terraform-modules", "site"),
            Path.of("terraform-modules", "platform"),
            Path.of("packer", "base"),
            Path.of("packer", "site"),
            Path.of("ansible", "roles"));

    private final Installation installation;

    Templates(Installation installation) {
        this.installation = installation;
    }

    /** The folder that holds them all; empty if one of them is not there, or has nothing in it. */
    Optional<Path> find() {
        return Optional.of(installation.home())
                .filter(home -> NEEDED.stream().map(home::resolve).allMatch(Templates::holdsSomething));
    }

    private static boolean holdsSomething(Path folder) {
        try (var files = Files.list(folder)) {
            return files.findAny().isPresent();
        } catch (IOException absent) {
            return false;
        }
    }
}
