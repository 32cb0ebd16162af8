package dev.pressyard.portal.doctor;

import java.io.File;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** What this node's machine has to work with. Looks, and starts nothing. */
@Component
class Machine {

    /** Debian keeps servers where a plain user's path does not lead. */
    private static final List<String> SERVER_FOLDERS = List.of("/usr/local/sbin", "/usr/sbin", "/sbin");

    private final Environment environment;

    Machine(Environment environment) {
        this.environment = environment;
    }

    /** Where a tool is; empty if it is not here. */
    Optional<Path> find(Tool tool) {
        return folders()
                .flatMap(folder -> tool.commands().stream().map(folder::resolve))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private Stream<Path> folders() {
        var path = environment.getProperty("PATH", "");
        return Stream.concat(Stream.of(path.split(File.pathSeparator)), SERVER_FOLDERS.stream())
                .filter(folder -> !folder.isBlank())
                .map(Path::of);
    }

    /** Whether the Docker engine lets us in, by its socket; engines elsewhere are not looked for. */
    boolean reachesEngine() {
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(UnixDomainSocketAddress.of(engineSocket()));
        } catch (IOException | UnsupportedOperationException unreachable) {
            return false;
        }
    }

    String engineSocket() {
        var host = environment.getProperty("DOCKER_HOST", "unix:///var/run/docker.sock");
        return host.startsWith("unix://") ? host.substring("unix://".length()) : "/var/run/docker.sock";
    }
}
